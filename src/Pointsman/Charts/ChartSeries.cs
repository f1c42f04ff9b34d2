namespace Pointsman;

/// <summary>How the series of a chart are told apart: by colour, by shape and by dashes, never by one alone.</summary>
internal static class ChartSeries
{
    /// <summary>After so many the colours begin again; shapes go on, so that pairs repeat much later.</summary>
    public const int Colours = 8;

    private const int Shapes = 5;

    // Told apart by eyes that see less colour, and dark enough on white.
    private static readonly string[] Light =
        ["#0b6fb8", "#c2530a", "#0a7d5a", "#a8478a", "#8a6a00", "#5a55c9", "#b3263a", "#4d5b6b"];

    private static readonly string[] Dashes = ["", "7 3", "2 3", "9 3 2 3", "4 4"];

    public static string Colour(int series) => Light[series % Colours];

    public static string Class(int series) => $"class=\"pm-s{series % Colours}\"";

    public static string Stroke(int series)
    {
        string dash = Dashes[series % Dashes.Length];
        return $"class=\"pm-line\" stroke=\"{Colour(series)}\" stroke-width=\"2\" stroke-linejoin=\"round\""
            + (dash.Length == 0 ? "" : $" stroke-dasharray=\"{dash}\"");
    }

    /// <summary>The corners of a sign around a place.</summary>
    public static IEnumerable<(double X, double Y)> Shape(int series, double x, double y, double size) =>
        (series % Shapes) switch
        {
            0 => Corners(x, y, size, 12, 15),
            1 => Corners(x, y, size * 1.15, 4, 45),
            2 => Corners(x, y, size * 1.25, 3, -90),
            3 => Corners(x, y, size * 1.25, 4, 0),
            _ => Corners(x, y, size * 1.25, 3, 90),
        };

    private static IEnumerable<(double X, double Y)> Corners(double x, double y, double size, int count, double turn)
    {
        for (int at = 0; at <= count; at++)
        {
            double angle = ((360.0 * at / count) + turn) * Math.PI / 180;
            yield return (x + (size * Math.Cos(angle)), y + (size * Math.Sin(angle)));
        }
    }
}
