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
            case Scenario.OwnField when cell.Impossible is not null:
                Refused(report, 400);
                Assert.Contains(cell.Field.Name, report.Error, StringComparison.Ordinal);
                break;
            case Scenario.NotFound:
                Refused(report, 404);
                break;
            case Scenario.BadRequest:
                Refused(report, 400);
                break;
            case Scenario.RateLimit:
                Refused(report, 429);
                Waits(cell, report);
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
        Assert.False(string.IsNullOrWhiteSpace(report.Text), "the answer has no text");
        switch (cell.Scenario.Name)
        {
            case Scenario.Plain or Scenario.Stream:
                bool starts = report.Text.StartsWith(MockWords, StringComparison.Ordinal);
                Assert.True(cell.IsSimulated || starts, report.Text);
                Assert.True(report.InputTokens > 0, "no input tokens were told");
                Assert.True(report.OutputTokens > 0, "no output tokens were told");
                Assert.True(cell.Scenario.Name == Scenario.Plain || report.Pieces > 1, "the stream came in one piece");
                break;
            case Scenario.OwnField:
                break;
            case Scenario.Structured:
                JsonElement city = JsonSerializer.Deserialize<JsonElement>(report.Text);
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

    private static void Refused(Report report, int status)
    {
        Assert.True(report.Status == status, $"{report.Status} {report.Error} {report.Text}");
        Assert.False(string.IsNullOrWhiteSpace(report.Error), "the error has no words");
    }

    // Seconds pass between the provider's word and the gateway's, so it may say less, and never more.
    private static void Waits(Cell cell, Report report)
    {
        if (TestedClient.Of(cell.Client).ShowsRetryAfter)
        {
            Assert.InRange(
                int.Parse(report.RetryAfter ?? "-1", CultureInfo.InvariantCulture), 1, Scenario.RetryAfterSeconds);
        }
    }
}
