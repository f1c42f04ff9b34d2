using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation;

/// <summary>An answer with all that an evaluator may look at.</summary>
public sealed record Evaluated
{
    /// <summary>The case.</summary>
    public required Case Case { get; init; }

    /// <summary>The answer.</summary>
    public required Answer Answer { get; init; }

    /// <summary>What the model was asked.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; init; } = [];

    /// <summary>The name of the model that answered, for warnings about judges of its family.</summary>
    public string Model { get; init; } = "";
}
