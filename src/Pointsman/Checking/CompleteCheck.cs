using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>The answer says something, and was not cut at the limit of output tokens.</summary>
public sealed class CompleteCheck : OutputCheck
{
    /// <inheritdoc />
    public override string Name => "complete";

    /// <inheritdoc />
    protected override string? Fault(CheckedAnswer answer)
    {
        if (answer.FinishReason == ChatFinishReason.Length)
        {
            return "found an answer that was cut at the limit of output tokens, allowed is a whole one";
        }

        return string.IsNullOrWhiteSpace(answer.Text) ? "found an empty answer, allowed is one with text" : null;
    }
}
