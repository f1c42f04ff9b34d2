using System.Globalization;

namespace Pointsman.Faults;

/// <summary>The tokens of an answer, and how they are told.</summary>
internal sealed record Usage
{
    // More than a 64-bit number holds.
    private const string Huge = "99999999999999999999";

    public required int Input { get; init; }
    public required int Output { get; init; }
    public int Cached { get; init; }
    public int Reasoning { get; init; }
    public UsageValues Values { get; init; }

    /// <summary>A number as the behaviour wants it told.</summary>
    public string Told(int number) => Values switch
    {
        UsageValues.Zero => "0",
        UsageValues.Negative => "-" + Math.Max(number, 1).ToString(CultureInfo.InvariantCulture),
        UsageValues.Huge => Huge,
        UsageValues.Texts => $"\"{number}\"",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The usage after so many pieces of so many.</summary>
    public Usage After(int pieces, int of) => this with
    {
        Output = pieces >= of ? Output : Math.Max(1, (int)((long)Output * pieces / of)),
        Reasoning = pieces >= of ? Reasoning : Math.Min(Reasoning, (int)((long)Output * pieces / of)),
    };
}
