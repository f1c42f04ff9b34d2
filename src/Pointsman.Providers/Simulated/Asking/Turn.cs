namespace Pointsman.Providers.Simulated;

/// <summary>One message of the conversation; marks of the simulation are taken out of the text.</summary>
internal sealed record Turn
{
    public required string Role { get; init; }

    public string Text { get; init; } = "";

    public IReadOnlyList<byte[]> Images { get; init; } = [];

    /// <summary>What the assistant called in this turn.</summary>
    public IReadOnlyList<ToolCall> Calls { get; init; } = [];

    /// <summary>The call that this turn answers, in a turn of the role tool.</summary>
    public string? CallId { get; init; }
}
