using System.Globalization;
using System.Text;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>How far a run is, in a line.</summary>
internal static class ProgressText
{
    private const int Bar = 20;

    /// <summary>The line for a terminal, with a bar.</summary>
    public static string Drawn(RunProgress progress)
    {
        (int done, int total) = Counted(progress);
        int full = total == 0 ? 0 : (int)((long)Bar * done / total);
        return $"{new string('█', full)}{new string('░', Bar - full)} {Plain(progress)}";
    }

    /// <summary>The line for a log.</summary>
    public static string Plain(RunProgress progress)
    {
        var line = new StringBuilder();
        (int done, int total) = Counted(progress);
        string what = IsPairing(progress) ? " pairs" : "";
        line.Append(CultureInfo.InvariantCulture, $"{Percent(progress)} %  {done:#,0}/{total:#,0}{what}");
        line.Append(CultureInfo.InvariantCulture, $"  {progress.Spent}");
        if (progress.Cap is { } cap)
        {
            line.Append(CultureInfo.InvariantCulture, $" of {cap}");
        }

        if (progress.Left is { } left && done < total)
        {
            line.Append(CultureInfo.InvariantCulture, $"  {Duration(left)} left");
        }

        Append(line, progress.Failures, "failed");
        Append(line, progress.PairErrors, "not judged");
        Append(line, progress.Refused, "× 429");
        Append(line, progress.Remembered, "remembered");
        return line.ToString();
    }

    /// <summary>Whole percent that are done.</summary>
    public static int Percent(RunProgress progress)
    {
        (int done, int total) = Counted(progress);
        return total == 0 ? 100 : (int)(100L * done / total);
    }

    /// <summary>Whether all results are there and a judge compares them.</summary>
    public static bool IsPairing(RunProgress progress) => progress.Pairs > 0;

    /// <summary>Whether nothing is left of what is done now.</summary>
    public static bool IsWhole(RunProgress progress) => Counted(progress) is var (done, total) && done >= total;

    private static (int Done, int Total) Counted(RunProgress progress) => IsPairing(progress)
        ? (progress.PairsDone, progress.Pairs)
        : (progress.Done, progress.Total);

    /// <summary>A time as people say it: <c>45 s</c>, <c>3 min</c>, <c>2.5 h</c>.</summary>
    public static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 90 => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s"),
        < 5_400 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#} h"),
    };

    private static void Append(StringBuilder line, int count, string what)
    {
        if (count > 0)
        {
            line.Append(CultureInfo.InvariantCulture, $"  {count:#,0} {what}");
        }
    }
}
