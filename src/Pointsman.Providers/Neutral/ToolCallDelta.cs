using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// A piece of a tool call as it streams in: the first of a call has its id and name, the arguments come as text that
/// may be cut anywhere. Only translators see it; the complete call follows as a <see cref="FunctionCallContent"/>.
/// </summary>
public sealed class ToolCallDelta : AIContent
{
    /// <summary>Which call of the answer this belongs to, counted from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The id of the call; with the first piece only.</summary>
    public string? CallId { get; init; }

    /// <summary>The name of the tool; with the first piece only.</summary>
    public string? Name { get; init; }

    /// <summary>The next piece of the arguments' JSON text.</summary>
    public string Arguments { get; init; } = "";
}
