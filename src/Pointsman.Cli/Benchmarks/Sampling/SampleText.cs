using System.Globalization;
using System.Text.Json.Nodes;
using Pointsman.Evaluation;

namespace Pointsman.Cli;

/// <summary>What was drawn from recorded requests, for people and for machines.</summary>
internal static class SampleText
{
    private const int MostRows = 30;

    public static void Write(
        Screen screen, TrafficSample sample, RecordedReading reading, SampleFiles files, SampleOptions options)
    {
        screen.Heading(
            $"{Figure(sample.Cases.Count)} cases of {Figure(reading.Recorded)} recorded requests in {files.Cases}");
        var table = new Table(
            new Column(options.By.ToString().ToLowerInvariant()), Column.Number("questions"), Column.Number("drawn"));
        foreach (SampledStratum stratum in sample.Strata.OrderByDescending(one => one.Questions).Take(MostRows))
        {
            table.Row(Printable.Of(stratum.Name), Figure(stratum.Questions), Figure(stratum.Drawn));
        }

        if (sample.Strata.Count > MostRows)
        {
            table.Row($"and {Figure(sample.Strata.Count - MostRows)} more");
        }

        table.Write(screen);
        screen.List("beside", [.. Notes(sample, reading, files)]);
    }

    public static string Nothing(IReadOnlyList<string> routes, DateTimeOffset from, RecordedReading reading)
    {
        string since = from.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        string named = string.Join(", ", routes);
        return reading.Recorded == 0
            ? $"nothing is recorded yet of {named} since {since}; requests are stored from the moment on at which "
                + "store.prompts says yes: wait for some, or look further back with --since"
            : $"of {Figure(reading.Recorded)} requests of {named} since {since} none can be a case: {Reasons(reading)}";
    }

    public static JsonObject Json(TrafficSample sample, RecordedReading reading, SampleFiles files) => new()
    {
        ["cases"] = sample.Cases.Count,
        ["recorded"] = reading.Recorded,
        ["duplicates"] = sample.Duplicates,
        ["strata"] = new JsonArray([.. sample.Strata.Select(stratum => new JsonObject
        {
            ["name"] = stratum.Name, ["questions"] = stratum.Questions, ["drawn"] = stratum.Drawn,
        })]),
        ["masked"] = new JsonObject([.. sample.Masked.Select(one =>
            KeyValuePair.Create(TextMask.Name(one.Key), (JsonNode?)one.Value))]),
        ["leftOut"] = new JsonObject([.. reading.LeftOut.Select(one =>
            KeyValuePair.Create(one.Key, (JsonNode?)one.Value))]),
        ["more"] = reading.HasMore,
        ["file"] = files.Cases,
        ["suite"] = files.Suite,
    };

    private static IEnumerable<string> Notes(TrafficSample sample, RecordedReading reading, SampleFiles files)
    {
        if (sample.Duplicates > 0)
        {
            yield return $"{Figure(sample.Duplicates)} requests asked what another had asked before; it counts once";
        }

        if (sample.Masked.Count > 0)
        {
            yield return "masked: " + string.Join(", ", sample.Masked.Select(one =>
                $"{Figure(one.Value)} {TextMask.Name(one.Key)}"));
        }

        if (reading.LeftOut.Count > 0)
        {
            yield return "no cases: " + Reasons(reading);
        }

        int without = sample.Strata.Count(stratum => stratum.Drawn == 0);
        if (without > 0)
        {
            yield return $"{Figure(without)} parts have no case; draw more with --count";
        }

        if (reading.HasMore)
        {
            yield return $"only the first {Figure(RecordedReading.Most)} requests were looked at; shorten --since";
        }

        if (files.Suite is not null)
        {
            yield return $"a suite to begin with: {files.Suite}";
        }

        yield return "'reference' in each case is the answer that was given; it may be wrong, and is not 'expected'";
    }

    private static string Reasons(RecordedReading reading) =>
        string.Join(", ", reading.LeftOut.Select(one => $"{Figure(one.Value)} {one.Key}"));

    private static string Figure(int number) => Written.Figure(number);
}
