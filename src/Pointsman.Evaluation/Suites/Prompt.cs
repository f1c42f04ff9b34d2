using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>How a case is asked: messages with names in them that the case gives values to.</summary>
public sealed record Prompt
{
    /// <summary>Its name, for arms and reports.</summary>
    public required string Name { get; init; }

    /// <summary>The messages, in order; the conversation of a case goes before the last one.</summary>
    public required IReadOnlyList<PromptMessage> Messages { get; init; }

    /// <summary>A prompt of one message of the user, after one of the system where there is one.</summary>
    /// <exception cref="FormatException">A brace is left open.</exception>
    public static Prompt Of(string user, string? system = null, string name = "prompt") => new()
    {
        Name = name,
        Messages =
        [
            .. system is null ? [] : new[] { new PromptMessage(ChatRole.System, Template.Parse(system)) },
            new PromptMessage(ChatRole.User, Template.Parse(user)),
        ],
    };
}
