using System.Globalization;

namespace Pointsman.Cli;

/// <summary>The curve in text: cost to the right, the share of right answers upwards.</summary>
internal static class CascadeChart
{
    private const int Width = 64;
    private const int Height = 12;
    private const string Marks = "ABCDEFGH";

    public static void Write(Screen screen, CascadeFit fit)
    {
        var all = fit.Curve.Select(point => (Cost: (double)point.Cost.Amount, point.Right, Mark: '·'))
            .Concat(fit.Rivals.SkipLast(1).Select(
                (rival, i) => (Cost: (double)rival.Cost.Amount, rival.Right, Mark: Marks[i])))
            .ToList();
        if (fit.Chosen is { } chosen)
        {
            all.Add(((double)chosen.Cost.Amount, chosen.Right, '◆'));
        }

        double left = all.Min(one => one.Cost), right = all.Max(one => one.Cost);
        double bottom = all.Min(one => one.Right), top = all.Max(one => one.Right);
        if (right <= left || top <= bottom)
        {
            return;
        }

        char[][] grid = [.. Enumerable.Range(0, Height).Select(_ => Enumerable.Repeat(' ', Width).ToArray())];
        foreach ((double cost, double share, char mark) in all)
        {
            int row = (int)Math.Round((top - share) / (top - bottom) * (Height - 1));
            grid[row][(int)Math.Round((cost - left) / (right - left) * (Width - 1))] = mark;
        }

        screen.Line();
        for (int i = 0; i < Height; i++)
        {
            string edge = i == 0 ? Percent(top) : i == Height - 1 ? Percent(bottom) : "";
            screen.Line($"  {edge,7} │{new string(grid[i]).TrimEnd()}");
        }

        string cheap = $"{new Usd((decimal)left)}", dear = $"{new Usd((decimal)right)}";
        screen.Line($"  {"",7} └{new string('─', Width)}");
        screen.Line($"  {"",7}  {cheap}{dear.PadLeft(Width - cheap.Length)}");
        string names = string.Join(", ", fit.Steps.Select((step, i) => $"{Marks[i]} {step} alone"));
        screen.Line($"  {"",7}  · curve, {(fit.Chosen is null ? "" : "◆ chosen, ")}{names}");
    }

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
