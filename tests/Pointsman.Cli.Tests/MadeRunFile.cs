using System.Globalization;

namespace Pointsman.Cli.Tests;

/// <summary>The lines of a run's file, as <c>bench run</c> writes them.</summary>
internal static class MadeRunFile
{
    private const string Rest = """
        "started":"2026-11-21T09:00:00+00:00","seed":1,"repeats":1,"cases":400,"criteria":[],"margin":0.05,
        "most_errors":0.05,"evaluators":[{"name":"equals","kind":"equals","weight":1}]
        """;

    /// <summary>
    /// A run of 400 cases: the first arm says 0.0 to 0.9, each equally often, and is right from 0.5 on; the second is
    /// always right.
    /// </summary>
    public static IEnumerable<string> Lines(string arms, bool confidence = true)
    {
        yield return "{\"run\":{\"format\":1,\"suite\":\"support\",\"hash\":\"00\",\"arms\":[" + arms + "],"
            + Rest.ReplaceLineEndings("") + "}}";
        for (int i = 0; i < 400; i++)
        {
            string sure = confidence ? ",\"confidence\":" + (i % 10 / 10.0).ToString(CultureInfo.InvariantCulture) : "";
            string place = $"\"c\":{i}";
            yield return "{\"case\":{" + place + $",\"id\":\"q{i}\",\"values\":{{\"input\":\"question {i}\"}}}}}}";
            yield return "{\"answer\":{" + place + ",\"a\":0,\"r\":0,\"text\":\"so\",\"usd\":0.001,\"ms\":100"
                + sure + "}}";
            yield return Scores(place, 0, i % 10 >= 5);
            yield return "{\"answer\":{" + place + ",\"a\":1,\"r\":0,\"text\":\"so\",\"usd\":0.01,\"ms\":900}}";
            yield return Scores(place, 1, true);
        }

        yield return """{"end":{"finished":"2026-11-21T09:10:00+00:00"}}""";
    }

    private static string Scores(string place, int arm, bool right) =>
        "{\"scores\":{" + place + $",\"a\":{arm},\"r\":0,\"of\":["
        + (right ? "{\"value\":1,\"passed\":true}" : "{\"value\":0,\"passed\":false}") + "]}}";
}
