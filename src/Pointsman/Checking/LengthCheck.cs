using System.Text;

namespace Pointsman;

/// <summary>The answer is neither shorter nor longer than allowed.</summary>
public sealed class LengthCheck(LengthUnit unit, long least = 0, long most = long.MaxValue) : OutputCheck
{
    private const int BytesPerToken = 4;

    /// <inheritdoc />
    public override string Name => "length";

    /// <inheritdoc />
    protected override string? Fault(CheckedAnswer answer)
    {
        long found = Length(answer);
        string word = unit.ToString().ToLowerInvariant();
        return found >= least && found <= most ? null : (least, most) switch
        {
            (_, long.MaxValue) => $"found {found} {word}, allowed are at least {least}",
            (0, _) => $"found {found} {word}, allowed are at most {most}",
            _ => $"found {found} {word}, allowed are {least} to {most}",
        };
    }

    private long Length(CheckedAnswer answer) => unit switch
    {
        LengthUnit.Characters => TextLength.Characters(answer.Text),
        LengthUnit.Words => TextLength.Words(answer.Text),
        _ => answer.OutputTokens ?? (Encoding.UTF8.GetByteCount(answer.Text) + BytesPerToken - 1) / BytesPerToken,
    };
}
