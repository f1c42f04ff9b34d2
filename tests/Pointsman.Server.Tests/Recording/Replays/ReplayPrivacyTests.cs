using System.Text;
using Dapper;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using Pointsman.Server.Tests.Gateway;
using Xunit;

namespace Pointsman.Server.Tests.Recording.Replays;

/// <summary>
/// What a client writes stands nowhere in the ledger, wherever in the request it stands: only numbers, flags, and names
/// of the configuration do.
/// </summary>
public sealed class ReplayPrivacyTests
{
    private const string Target = "openai/mock-n2-a";

    // A word as the places allow that take only some letters.
    private const string Mark = "xyzzyplugh";

    private const string Told = $"""
        "metadata":@"pointsman.task":"{Mark}","other":"{Mark}"#,"user":"{Mark}","seed":1,"stop":["{Mark}"],
        "tools":[@"type":"function","function":@"name":"{Mark}","description":"{Mark}",
        "parameters":@"type":"object","properties":@"{Mark}":@"type":"string"#####],
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Routes() => ["plain", "rules", "cascade"];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task No_word_of_the_client_stands_in_the_ledger(string route)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp
            .Route("plain", Target)
            .Route("rules", one => one with
            {
                Strategy = RouteStrategy.Rules, Targets = [], Else = [Target],
                Rules = [new RouteRule { When = When("complexity >= complex or task = support"), Use = [Target] }],
            })
            .Route("cascade", one => StrategyRoutes.All["cascade"](one with { Targets = [] }, Target, Target, Target)));
        foreach ((string body, (string, string)[] headers) in Requests(route))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions");
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            foreach ((string name, string value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            Seen seen = await gateway.SendAsync(Speech.OpenAi, stream: false, request);
            RecordedCall call = await gateway.RecordedAsync(seen);
            RecordedDecision then = Assert.IsType<RecordedDecision>(
                await new ReplayStore(gateway.Parts.Database).FindAsync(call.Id, Cancel));
            Assert.Equal(DecisionNotes.OtherTask, then.Record.Facts.Hints.Task);
            Assert.Equal(1, then.Record.Facts.Tools);
        }

        Assert.DoesNotContain(
            Cells(gateway.Parts.Database), cell => cell.Contains(Mark, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_task_that_a_condition_speaks_of_is_a_word_of_the_configuration_and_is_kept()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route("rules", one => one with
        {
            Strategy = RouteStrategy.Rules, Targets = [], Else = ["openai/mock-n2-b"],
            Rules = [new RouteRule { When = When("task = support"), Use = [Target] }],
        },
        Target, "openai/mock-n2-b"));
        Seen seen = await gateway.AskAsync(
            Speech.OpenAi, "rules", false, headers: ("x-pointsman-task", "support"));
        RecordedCall call = await gateway.RecordedAsync(seen);
        RecordedDecision? then = await new ReplayStore(gateway.Parts.Database).FindAsync(call.Id, Cancel);
        Assert.Equal("support", then!.Record.Facts.Hints.Task);
        Assert.Equal(Target, then.Record.Decided.Plan[0]);
    }

    // A few drawn texts around the mark, in every place of a request that takes a text.
    private static IEnumerable<(string Body, (string, string)[] Headers)> Requests(string route)
    {
        Gen<string> text = ArbMap.Default.GeneratorFor<char[]>().Select(
            some => System.Text.Json.JsonEncodedText.Encode(Legible(some)).ToString());
        Gen<(string, string)> both = from before in text from after in text select (before, after);
        foreach ((string before, string after) in both.Sample(6, 40))
        {
            string said = $"{before} {Mark} {after}";
            yield return ($$"""
                {{{Told.Replace('@', '{').Replace('#', '}')}}"model":"{{route}}","messages":[
                {"role":"system","name":"{{Mark}}","content":"{{said}}"},
                {"role":"user","content":"{{said}}"}]}
                """,
                [("x-pointsman-task", Mark), ("user-agent", Mark), ("x-secret", Mark), ("traceparent", Mark)]);
        }
    }

    // Halves of characters are no text.
    private static string Legible(char[] some) => new([.. some.Where(one => !char.IsSurrogate(one))]);

    private static List<string> Cells(Database database)
    {
        using SqliteConnection connection = database.Connect();
        string[] tables = [.. connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table'")];
        Assert.Contains("call", tables);
        List<string> cells = [];
        foreach (string table in tables)
        {
            foreach (IDictionary<string, object?> row in connection.Query($"SELECT * FROM {table}"))
            {
                cells.AddRange(row.Values.Select(value =>
                    value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : $"{value}"));
            }
        }

        Assert.NotEmpty(cells);
        return cells;
    }

    private static Condition When(string text) =>
        Condition.Parse(text, [.. RequestFactNames.All.Keys], "", [], RequestFactNames.Scales)!;
}
