using System.Text.RegularExpressions;

namespace Pointsman;

/// <summary>
/// A regular expression of .NET is found in the answer. Where the expression allows it, it is matched in linear time;
/// in any case only for a bounded time.
/// </summary>
public sealed class PatternCheck : OutputCheck
{
    /// <summary>How long a match may take unless told otherwise: 100 ms.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromMilliseconds(100);

    private readonly Regex _pattern;

    private PatternCheck(Regex pattern) => _pattern = pattern;

    /// <inheritdoc />
    public override string Name => "matches";

    /// <summary>Reads an expression; one that cannot be read is a fault, and there is no check.</summary>
    public static PatternCheck? Read(string pattern, List<Fault> faults, string place, TimeSpan? timeout = null)
    {
        Regex? regex = BoundedPattern.Read(pattern, timeout ?? DefaultTimeout, out string? wrong);
        if (regex is not null)
        {
            return new PatternCheck(regex);
        }

        faults.Add(new Fault(place, $"found {wrong}", "write a regular expression of .NET"));
        return null;
    }

    /// <inheritdoc />
    protected override string? Fault(CheckedAnswer answer) => BoundedPattern.Matches(_pattern, answer.Text) switch
    {
        true => null,
        false => $"found {JsonQuote.Text(answer.Text)}, allowed is what matches {_pattern}",
        null => $"could not find out within {_pattern.MatchTimeout.TotalMilliseconds:0} ms whether the answer "
            + $"matches {_pattern}",
    };
}
