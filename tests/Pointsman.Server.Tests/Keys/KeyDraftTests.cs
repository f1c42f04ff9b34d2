using System.Text.Json;
using Xunit;

namespace Pointsman.Server.Tests.Keys;

public sealed class KeyDraftTests
{
    private static string FaultOf(string rest) => Assert.Single(Read($$"""{ "name": "a", {{rest}} }""").Faults);

    private static (KeyDraft Draft, string[] Faults) Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        var faults = new List<Fault>();
        KeyDraft draft = KeyDraftReader.Read(new Document(document.RootElement, faults), Some.Noon);
        return (draft, [.. faults.Select(fault => fault.ToString())]);
    }

    [Fact]
    public void A_key_needs_a_name_and_nothing_else()
    {
        (KeyDraft draft, string[] faults) = Read("""{ "name": " ci " }""");
        Assert.Empty(faults);
        Assert.Equal("ci", draft.Name);
        Assert.Equal(KeyLimits.None, draft.Limits);
        Assert.True(draft.Routes.Allow("any"));
    }

    [Fact]
    public void Everything_that_can_be_asked_for_is_read()
    {
        (KeyDraft draft, string[] faults) = Read("""
            {
              "name": "ci", "expires": "2027-01-01", "routes": "b,a", "models": ["openai/*"],
              "tags": { "team": "a", "app": 7 },
              "limits": { "requestsPerMinute": 60, "tokensPerDay": "1M", "usdPerMonth": "$20.50", "concurrency": 8 }
            }
            """);
        Assert.Empty(faults);
        Assert.Equal(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), draft.Expires);
        Assert.Equal(["a", "b"], draft.Routes.Texts);
        Assert.Equal("app=7 team=a", string.Join(' ', draft.Tags));
        Assert.Equal(
            new KeyLimits
            {
                Requests = new(60), Tokens = new(PerDay: 1_000_000), Usd = new(PerMonth: 20.5m), Concurrency = 8,
            },
            draft.Limits);
    }

    [Fact]
    public void All_faults_are_listed_at_once()
    {
        string[] faults = Read("""
            {
              "expires": "2026-11-20", "routes": ["a*b"], "models": "x y", "colour": 1,
              "tags": { "te am": "a", "empty": "" },
              "limits": { "requestsPerMinute": 0, "usdPerDay": -1, "concurrency": 1.5, "requestPerDay": 5 }
            }
            """).Faults;
        Assert.Equal(
            [
                "name: found nothing; write 1 to 64 characters that people can read, such as the team or program that "
                    + "uses it",
                "expires: found '2026-11-20', which is over; write a day or a time that is still ahead: 2027-01-01 or "
                    + "2027-01-01T18:00Z",
                "limits.requestsPerMinute: found '0'; write a number from 1 to 1000000000000 requests",
            ],
            faults.Take(3));
        Assert.Equal(
            [
                "limits.usdPerDay", "limits.concurrency", "limits.requestPerDay", "routes", "models", "tags",
                "tags.empty", "colour",
            ],
            faults.Skip(3).Select(fault => fault.Split(':')[0]));
        Assert.Contains("colour: this key is unknown", faults[^1]);
    }

    [Theory]
    [InlineData("""{ "name": "a\u001b[2Jb" }""", "name: found characters that cannot be seen")]
    [InlineData("""{ "name": "a\u202Eb" }""", "name: found characters that cannot be seen")]
    [InlineData("""{ "name": "a", "tags": { "team": "x\ny" } }""", "tags.team: found characters that cannot be seen")]
    [InlineData("""{ "name": "a", "routes": ["x\u0000"] }""", "routes: found characters that cannot be seen")]
    [InlineData("""{ "name": "a", "expires": "tomorrow" }""", "expires: found 'tomorrow'")]
    [InlineData("""{ "name": "a", "tags": [1] }""", "tags: found a list of 1")]
    [InlineData("""{ "name": "a", "limits": 5 }""", "limits: found '5'; write an object")]
    [InlineData("""{ "name": { "a": 1 } }""", "name: found an object")]
    [InlineData("[]", ": found a list of 0")]
    public void What_would_break_a_list_or_a_terminal_is_refused(string json, string fault) =>
        Assert.StartsWith(fault, Read(json).Faults[0]);

    [Fact]
    public void Numbers_and_lengths_are_bounded()
    {
        string longName = new('n', 65);
        Assert.Contains("65 characters", Assert.Single(Read($$"""{ "name": "{{longName}}" }""").Faults));
        string tags = string.Join(',', Enumerable.Range(0, 17).Select(i => $"\"t{i}\": \"v\""));
        Assert.StartsWith("tags: found 17 tags; write at most 16", FaultOf($$"""  "tags": { {{tags}} } """));
        string tag = new('v', 65);
        Assert.StartsWith("tags.t: found", FaultOf($$""" "tags": { "t": "{{tag}}" } """));
        string routes = string.Join(',', Enumerable.Range(0, 101));
        Assert.StartsWith("routes: found 101", FaultOf($$""" "routes": "{{routes}}" """));
    }
}
