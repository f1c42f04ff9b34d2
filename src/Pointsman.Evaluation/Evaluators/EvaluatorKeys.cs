using System.Globalization;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>Keys that the settings of many evaluators share.</summary>
internal static class EvaluatorKeys
{
    /// <summary>What stands for the right answer where nothing else is said.</summary>
    public const string Expected = "{{expected}}";

    private const int MostTexts = 1_000;

    private const string Fix = "write a text; {{name}} stands for a value of the case";

    /// <summary>A template; null, with a fault, where it is none. Blanks at its ends count.</summary>
    public static Template? Template(Document document, string key, string? otherwise = null)
    {
        JsonElement? value = document.Value(key);
        string? text = value is null ? otherwise : Text(value.Value);
        return text is not null ? Parse(document, key, text)
            : document.FaultOf<Template>(key, value is null ? "nothing" : "a value that is no text", Fix);
    }

    /// <summary>One template or a list of them; null, with a fault, where there is none.</summary>
    public static IReadOnlyList<Template>? Templates(Document document, string key, string? otherwise = null)
    {
        if (document.Value(key) is not { ValueKind: JsonValueKind.Array } list)
        {
            return Template(document, key, otherwise) is { } one ? [one] : null;
        }

        if (list.GetArrayLength() is 0 or > MostTexts)
        {
            return document.FaultOf<Template[]>(
                key, $"a list of {list.GetArrayLength()}", $"write from 1 to {MostTexts} texts");
        }

        var templates = new List<Template>();
        foreach (JsonElement item in list.EnumerateArray())
        {
            Template? one = Text(item) is { } text ? Parse(document, key, text)
                : document.FaultOf<Template>(key, "an item that is no text", Fix);
            if (one is null)
            {
                return null;
            }

            templates.Add(one);
        }

        return templates;
    }

    /// <summary>From which score on an answer passes.</summary>
    public static double Threshold(Document document, double otherwise) => document.Share("threshold") ?? otherwise;

    /// <summary>A number as settings write it.</summary>
    public static string Number(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>What an evaluator is about: its kind, its settings, and the texts that it looks for.</summary>
    public static string About(string kind, IEnumerable<Template> wanted, string settings = "")
    {
        string texts = string.Join(" | ", wanted.Select(one => one.Text));
        return $"{kind}{(settings.Length > 0 ? " " : "")}{settings} {texts}";
    }

    /// <summary>How texts are compared, for reports; nothing where it is as usual.</summary>
    public static string Looseness(bool ignoreCase, bool trim) => (ignoreCase, trim) switch
    {
        (false, true) => "",
        (true, true) => "(any case)",
        (false, false) => "(untrimmed)",
        (true, false) => "(any case, untrimmed)",
    };

    /// <summary>What is said where the case lacks a value.</summary>
    public static EvaluatorScore Missing(string? name) =>
        EvaluatorScore.Failed($"the case has no value for {{{{{name}}}}}");

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static Template? Parse(Document document, string key, string text)
    {
        try
        {
            return Evaluation.Template.Parse(text);
        }
        catch (FormatException wrong)
        {
            return document.FaultOf<Template>(key, $"a template that cannot be read ({wrong.Message})", "mend it");
        }
    }
}
