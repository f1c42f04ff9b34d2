using System.Globalization;
using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>Answers about images with the facts of their bytes: format, size, shape, average colour.</summary>
internal static partial class Looking
{
    private const double Difficulty = 0.2;

    public static Solution? Solve(Ask ask, Prompt prompt)
    {
        List<byte[]> images = [.. ask.Turns.SelectMany(turn => turn.Images)];
        if (images.Count == 0)
        {
            return null;
        }

        List<ImageFacts?> facts = [.. images.Select(image => ImageFacts.Of(image))];
        return facts[^1] is { } last && Asked(last, prompt) is { } asked
            ? asked
            : new Solution
            {
                Right = string.Join(' ', facts.Select((one, i) => Sentence(one, i, facts.Count, 0))),
                Wrong = [string.Join(' ', facts.Select((one, i) => Sentence(one, i, facts.Count, 1)))],
                Difficulty = Solution.Clamp(Difficulty + (0.1 * (images.Count - 1))),
                Steps = [$"There are {images.Count} images to look at."],
            };
    }

    private static Solution? Asked(ImageFacts image, Prompt prompt)
    {
        string? colour = image.Colour;
        return Question().Match(prompt.Question).Groups["what"].Value.ToLowerInvariant() switch
        {
            "width" or "wide" => Of(Slip.Text(image.Width), Slip.OfNumber(image.Width), "It is {0} pixels wide."),
            "height" or "high" or "tall" => Of(
                Slip.Text(image.Height), Slip.OfNumber(image.Height), "It is {0} pixels high."),
            "format" or "file type" => Of(image.Format, ["BMP", "TIFF"], "It is a {0} file."),
            "color" or "colour" when colour is not null => Of(
                colour, [.. PngColour.Names.Where(name => name != colour)], "It is mostly {0}."),
            _ => null,
        };
    }

    private static Solution Of(string right, IReadOnlyList<string> wrong, string wording) =>
        new() { Right = right, Wrong = wrong, Difficulty = Difficulty, Wording = [wording] };

    private static string Sentence(ImageFacts? image, int i, int count, int off)
    {
        string which = count == 1 ? "The image" : string.Create(CultureInfo.InvariantCulture, $"Image {i + 1}");
        if (image is null)
        {
            return $"{which} is in a format that I cannot read.";
        }

        int width = image.Width + (off * 10);
        string shape = width == image.Height ? "square" : width > image.Height ? "wider than high" : "higher than wide";
        string colour = image.Colour is { } name ? $", mostly {name}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{which} is a {image.Format} of {width} by {image.Height} pixels, {shape}{colour}.");
    }

    [GeneratedRegex(
        @"\b(?:what|which|how)\b[^?]{0,60}?\b(?<what>width|wide|height|high|tall|format|file type|colou?r)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Question();
}
