namespace Pointsman.Cli;

/// <summary>
/// A frontier in text: price to the right, each step ten times dearer; ability upwards; letters on the frontier.
/// </summary>
internal static class FrontierChart
{
    private const int Width = 64;
    private const int Height = 14;
    private const string Marks = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static string Mark(int i) => i < Marks.Length ? Marks[i].ToString() : "*";

    public static void Write(Screen screen, Frontier frontier, FrontierPoint[] points)
    {
        if (points.Length < 2)
        {
            return;
        }

        FrontierPoint[] all = [.. frontier.Compared];
        // A few offers cost a thousand times more than all others; they would leave no room for these.
        double left = points.Min(Price), right = Math.Max(points.Max(Price), Price(all[all.Length * 98 / 100]));
        double top = all.Max(point => point.Cautious);
        double bottom = all.Select(point => point.Cautious).Order().ElementAt(all.Length / 4);
        char[][] grid = [.. Enumerable.Range(0, Height).Select(_ => Enumerable.Repeat(' ', Width).ToArray())];
        foreach (FrontierPoint point in all.Where(point =>
            point.Cautious >= bottom && Price(point) >= left && Price(point) <= right))
        {
            grid[Row(point)][Column(point)] = '·';
        }

        for (int i = points.Length - 1; i >= 0; i--)
        {
            grid[Row(points[i])][Column(points[i])] = Mark(i)[0];
        }

        foreach (char[] row in grid)
        {
            screen.Line($"  │{new string(row).TrimEnd()}");
        }

        string cheap = $"{points[0].Cheapest.Blended}", dear = $"{new Usd((decimal)Math.Pow(10.0, right))}";
        screen.Line($"  └{new string('─', Width)}");
        screen.Line($"   {cheap}{dear.PadLeft(Width - cheap.Length)}");

        int Row(FrontierPoint point) =>
            Height - 1 - (int)Math.Round(
                (Math.Clamp((point.Cautious - bottom) / Math.Max(top - bottom, 1e-9), 0.0, 1.0)) * (Height - 1));
        int Column(FrontierPoint point) =>
            (int)Math.Round((Price(point) - left) / Math.Max(right - left, 1e-9) * (Width - 1));
    }

    private static double Price(FrontierPoint point) => Math.Log10((double)point.Cheapest.Blended.Amount);
}
