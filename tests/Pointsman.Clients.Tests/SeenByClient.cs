using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Pointsman.Clients.Tests;

/// <summary>What each scenario must look like to a client.</summary>
internal static class SeenByClient
{
    private const string MockWords = "The points are set, and ";

    public static void Check(Cell cell, Report report)
    {
        switch (cell.Scenario.Name)
        {
            case var _ when cell.Barrier is { } barrier:
                Refused(report, 400);
                Assert.Contains(barrier.Says, report.Error, StringComparison.Ordinal);
                break;
            case Scenario.NotFound:
                Refused(report, 404);
                break;
            case Scenario.BadRequest:
                Refused(report, 400);
                break;
            case Scenario.RateLimit:
                Refused(report, 429);
                Waits(cell, report, Scenario.RetryAfterSeconds);
                break;
            case Scenario.GiveUp when !cell.AsksInVain:
                Refused(report, 429);
                Waits(cell, report, Scenario.PauseSeconds);
                break;
            case Scenario.Abort:
                Assert.True(report.Left);
                break;
            default:
                Assert.True(report.Status == 0, $"{report.Status} {report.Error}");
                Answered(cell, report);
                break;
        }
    }

    private static void Answered(Cell cell, Report report)
    {
        switch (cell.Scenario.Name)
        {
            case Scenario.Models:
                Assert.Contains(cell.Model, report.Models);
                Assert.Equal(cell.Model, report.Text);
                break;
            case Scenario.Embeddings:
                Embedded(cell, report);
                break;
            case Scenario.CountTokens:
                Assert.True(report.InputTokens > 0, "no tokens were counted");
                break;
            default:
                Assert.False(string.IsNullOrWhiteSpace(report.Text), "the answer has no text");
                Spoke(cell, report, report.Text);
                break;
        }
    }

    private static void Spoke(Cell cell, Report report, string text)
    {
        switch (cell.Scenario.Name)
        {
            case Scenario.Plain or Scenario.Stream:
                bool starts = text.StartsWith(MockWords, StringComparison.Ordinal);
                Assert.True(cell.IsSimulated || starts, text);
                Assert.True(report.InputTokens > 0, "no input tokens were told");
                Assert.True(report.OutputTokens > 0, "no output tokens were told");
                Assert.True(cell.Scenario.Name == Scenario.Plain || report.Pieces > 1, "the stream came in one piece");
                break;
            case Scenario.Image:
                // The simulated model tells the format of what it was shown.
                Assert.Contains(cell.IsSimulated ? "PNG" : MockWords, text, StringComparison.Ordinal);
                break;
            case Scenario.OwnField or Scenario.Audio or Scenario.GiveUp or Scenario.Wait:
                break;
            case Scenario.Structured:
                JsonElement city = JsonSerializer.Deserialize<JsonElement>(text);
                Assert.Equal(JsonValueKind.String, city.GetProperty("city").ValueKind);
                Assert.Equal(JsonValueKind.Number, city.GetProperty("people").ValueKind);
                break;
            default:
                Called(cell, report);
                break;
        }
    }

    private static void Called(Cell cell, Report report)
    {
        string[] expected = cell.Scenario.Name == Scenario.Tools ? [Errand.Weather] : [Errand.Weather, Errand.Time];
        Assert.Equal(expected, report.Calls.Select(call => call.Name));
        Assert.All(report.Calls, call =>
            Assert.False(string.IsNullOrEmpty(call.Arguments.GetProperty("city").GetString())));
        // The mock repeats the last result that came back to it.
        string last = Errand.Results[expected[^1]];
        Assert.True(cell.IsSimulated || report.Text!.Contains(last, StringComparison.Ordinal), report.Text);
    }

    private static void Embedded(Cell cell, Report report)
    {
        Assert.Equal(Errand.Phrases.Count, report.Vectors.Count);
        Assert.All(report.Vectors, vector =>
        {
            Assert.Equal(Errand.Dimensions, vector.Count);
            // What stands behind the gateway gives vectors of length 1; a number read wrongly would change it.
            Assert.Equal(1, vector.Sum(one => (double)one * one), 1e-3);
        });
        Assert.NotEqual(report.Vectors[0], report.Vectors[1]);
        bool told = report.InputTokens > 0 || !TestedClient.Of(cell.Client).ShowsTokensOfEmbeddings;
        Assert.True(told, "no input tokens were told");
    }

    private static void Refused(Report report, int status)
    {
        Assert.True(report.Status == status, $"{report.Status} {report.Error} {report.Text}");
        Assert.False(string.IsNullOrWhiteSpace(report.Error), "the error has no words");
    }

    // Seconds pass between the provider's word and the gateway's, so it may say less, and never more.
    private static void Waits(Cell cell, Report report, int most)
    {
        if (TestedClient.Of(cell.Client).ShowsRetryAfter)
        {
            Assert.InRange(
                int.Parse(report.RetryAfter ?? "-1", CultureInfo.InvariantCulture), 1, most);
        }
    }
}
