namespace Pointsman.Cli;

/// <summary>How many cases it takes.</summary>
/// <param name="What">What they show, in words.</param>
/// <param name="Cases">The number.</param>
/// <param name="Others">The same for other figures, each with its number; null where no number would do.</param>
internal sealed record SizeAnswer(string What, long Cases, IReadOnlyList<(double Figure, long? Cases)> Others)
{
    /// <summary>What the figures are, by the flag that asks for one.</summary>
    public required string Flag { get; init; }

    private static readonly double[] Figures = [0.01, 0.02, 0.03, 0.05, 0.10];

    /// <summary>Answers all that is asked.</summary>
    public static IReadOnlyList<SizeAnswer> Of(SizeQuestion asked)
    {
        var answers = new List<SizeAnswer>();
        string sure = $"with {Percent(asked.Power)} power at {Percent(asked.Error)} error";
        if (asked.Better is { } better)
        {
            long Needed(double by) => AtLeastOne(
                SampleSize.McNemar(Math.Max(by, asked.Discordance), by, asked.Power, asked.Error));
            answers.Add(new SizeAnswer(
                $"to show that one model is better by {Percent(better)}, where only one of the two is right in "
                + $"{Percent(asked.Discordance)} of the cases, {sure}",
                Needed(better), Several(better, Needed)) { Flag = "difference" });
        }

        if (asked.Margin is { } margin)
        {
            long Needed(double by) => AtLeastOne(
                SampleSize.NonInferiority(asked.Discordance, by, power: asked.Power, error: asked.Error));
            answers.Add(new SizeAnswer(
                $"to show that a model which is as good is not worse by more than {Percent(margin)}, where only one of "
                + $"the two is right in {Percent(asked.Discordance)} of the cases, {sure}",
                Needed(margin), Several(margin, Needed)) { Flag = "margin" });
        }

        if (asked.HalfWidth is { } width)
        {
            long Needed(double by) => AtLeastOne(SampleSize.WilsonHalfWidth(asked.Accuracy, by));
            answers.Add(new SizeAnswer(
                $"for a 95 % interval of {Percent(width)} to either side of an accuracy of {Percent(asked.Accuracy)}",
                Needed(width), Several(width, Needed)) { Flag = "half-width" });
        }

        return answers;
    }

    private static (double Figure, long? Cases)[] Several(double own, Func<double, long> needed) =>
        [.. Figures.Append(own).Distinct().Order().Select(figure => (figure, (long?)needed(figure)))];

    // An interval may be wide enough without any case; nothing is shown by none.
    private static long AtLeastOne(SampleSize size) => Math.Max(1, size.Cases);

    private static string Percent(double share) => Written.Percent((decimal)share);
}
