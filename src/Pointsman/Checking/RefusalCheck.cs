using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// The answer is no refusal. Looked for are phrases of refusals in English, German, French and Spanish at the
/// beginning of short answers, and answers that the provider's filter stopped. A refusal in other words, in another
/// language or at the end of a long text is not found; an answer that quotes a refusal in its first words is.
/// </summary>
/// <param name="mostCharacters">The longest answer that is looked at, in characters; longer ones pass.</param>
public sealed class RefusalCheck(int mostCharacters = RefusalCheck.DefaultCharacters) : OutputCheck
{
    /// <summary>The longest answer that is looked at unless told otherwise: 600 characters.</summary>
    public const int DefaultCharacters = 600;

    /// <summary>How far into the answer a refusal may begin, in characters.</summary>
    private const int Beginning = 160;

    /// <inheritdoc />
    public override string Name => "refusal";

    /// <inheritdoc />
    protected override string? Fault(CheckedAnswer answer)
    {
        if (answer.FinishReason == ChatFinishReason.ContentFilter)
        {
            return "found an answer that the provider's filter stopped, allowed is a whole one";
        }

        string text = answer.Text.Trim();
        return text.Length <= mostCharacters && RefusalWords.Find(text, Beginning) is { } phrase
            ? $"found the refusal {JsonQuote.Text(phrase)}, allowed is an answer"
            : null;
    }
}
