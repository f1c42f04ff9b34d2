using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pointsman.Providers.Simulated;

/// <summary>
/// Texts, numbers and words of a set that a schema allows; a slip is another value that it allows too.
/// </summary>
internal sealed class SchemaScalars(Hints hints, Chance chance)
{
    private const int MaxText = 100_000;
    private const decimal Usual = 10m;
    private static readonly TimeSpan MaxMatch = TimeSpan.FromMilliseconds(100);

    /// <summary>Set to another number, other values come where they must differ.</summary>
    public int Vary { get; set; }

    public JsonNode? OneOf(JsonArray words, bool shallow, bool slips)
    {
        var texts = words.Select(word => word is JsonValue value && value.TryGetValue(out string? text) ? text : null)
            .ToList();
        if (texts.Any(text => text is null))
        {
            int named = Math.Max(0, words.ToList().FindIndex(hints.Names));
            return shallow && words.Any(word => word is null)
                ? null
                : words[(named + Vary + (slips ? 1 : 0)) % words.Count]?.DeepClone();
        }

        Prompt prompt = hints.Prompt;
        IReadOnlyList<string> ranked = Labels.Rank([.. texts.Select(text => text!)], hints.Text, prompt.Key).Ranked;
        return JsonValue.Create(ranked[(Vary + (slips ? 1 : 0)) % ranked.Count]);
    }

    public string? Text(SchemaView schema, string name, bool slips)
    {
        int least = schema.Whole("minLength") ?? 0;
        int most = schema.Whole("maxLength") ?? MaxText;
        if (least > most || least > MaxText)
        {
            return null;
        }

        string text = hints.ForText(name, schema.About);
        if (schema.Text("pattern") is { } pattern)
        {
            return Patterned(pattern, text, least, most, slips);
        }

        if (schema.Text("format") is { } format && Formed(format, text, slips) is { } formed)
        {
            return formed.Length >= least && formed.Length <= most ? formed : null;
        }

        text += Vary > 0 ? string.Create(CultureInfo.InvariantCulture, $" {Vary}") : "";
        text = slips ? text.Length > 3 ? text[..^2] : text + "s" : text;
        text = text.Length > most ? text[^most..] : text;
        return text.Length < least ? text.PadRight(least, '.') : text;
    }

    public decimal? Number(SchemaView schema, string name, bool whole, bool slips)
    {
        try
        {
            return Within(schema, name, whole, slips);
        }
        catch (OverflowException)
        {
            // Limits so far out that a decimal cannot compute with them.
            return null;
        }
    }

    private decimal? Within(SchemaView schema, string name, bool whole, bool slips)
    {
        decimal step = schema.Number("multipleOf") ?? (whole ? 1m : 0.1m);
        step = step <= 0m || (whole && step != Math.Truncate(step)) ? 1m : step;
        bool exact = whole || schema.Number("multipleOf") is not null;
        decimal? least = schema.Number("minimum");
        decimal? most = schema.Number("maximum");
        least = schema.Number("exclusiveMinimum") is { } above && !(least > above) ? above + Nudge(step, exact) : least;
        most = schema.Number("exclusiveMaximum") is { } below && !(most < below) ? below - Nudge(step, exact) : most;
        decimal value = (hints.ForNumber(name) ?? Drawn(least, most, name)) + (Vary * step);
        value += slips ? step : 0m;
        if (exact)
        {
            value = Math.Round(value / step) * step;
            least = least is { } low ? Math.Ceiling(low / step) * step : null;
            most = most is { } high ? Math.Floor(high / step) * step : null;
        }

        if (least > most)
        {
            return null;
        }

        // Outside the limits a value wraps to the nearest end; numbers that must differ count up from there.
        decimal offset = Vary * step;
        return value < least ? Math.Min(least.Value + offset, most ?? decimal.MaxValue)
            : value > most ? Math.Max(most.Value - offset, least ?? decimal.MinValue) : value;
    }

    // How far inside an open end the closest value lies that is worth writing.
    private static decimal Nudge(decimal step, bool exact) => exact ? step / 1_000m : 0.001m;

    private decimal Drawn(decimal? least, decimal? most, string name)
    {
        decimal low = least ?? Math.Min(0m, (most ?? 0m) - Usual);
        decimal high = most ?? low + Usual;
        double share = chance.With(name).With("number").Uniform;
        return Math.Round(low + ((high - low) * (decimal)share), 2);
    }

    private string? Patterned(string pattern, string text, int least, int most, bool slips)
    {
        try
        {
            var form = new Regex(pattern, RegexOptions.None, MaxMatch);
            if (Fits(text))
            {
                return text;
            }

            return PatternText.Candidates(pattern, chance.With(slips ? 1 : 0).With(Vary), least).FirstOrDefault(Fits);

            bool Fits(string candidate) =>
                candidate.Length >= least && candidate.Length <= most && form.IsMatch(candidate);
        }
        catch (Exception fault) when (fault is ArgumentException or RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private string? Formed(string format, string text, bool slips)
    {
        Chance here = chance.With(format).With(Vary).With(slips ? 1 : 0);
        DateTime day = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified)
            .AddDays(here.Below(365)).AddMinutes(here.With("minute").Below(1_440));
        string? first = Finds.Dates(hints.Text) is [var date, ..] ? date : null;
        if (DateTime.TryParse(first, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime found))
        {
            day = found.AddDays(Vary + (slips ? 1 : 0));
        }

        ulong key = here.Key;
        return format switch
        {
            "date" => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "date-time" => day.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            "time" => day.ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            "email" => text.Contains('@') && Vary == 0 && !slips ? text : $"user{key % 1_000}@example.com",
            "uuid" => string.Create(
                CultureInfo.InvariantCulture,
                $"{key >> 32:x8}-{(key >> 16) & 0xFFFF:x4}-4{key & 0xFFF:x3}-")
                + string.Create(CultureInfo.InvariantCulture, $"8{(key >> 4) & 0xFFF:x3}-{key & 0xFFFFFFFFFFFF:x12}"),
            "uri" or "url" => text.StartsWith("http", StringComparison.Ordinal) && Vary == 0 && !slips
                ? text : $"https://example.com/{key % 1_000}",
            "hostname" => $"host{key % 1_000}.example.com",
            "ipv4" => $"192.0.2.{key % 255}",
            "ipv6" => string.Create(CultureInfo.InvariantCulture, $"2001:db8::{key & 0xFFFF:x}"),
            "duration" => $"PT{1 + (key % 59)}M",
            _ => null,
        };
    }
}
