using Pointsman.Cli.Tests.Server;
using Xunit;

namespace Pointsman.Cli.Tests.People;

public sealed class CasesCommandTests : IAsyncLifetime
{
    private const string One = """
        {
          "id": "case_abc", "number": 7, "queue": "support", "state": "answered", "route": "chat", "place": "person",
          "key": 1, "decision": "dec_1", "came": "2026-11-20T12:00:00+00:00", "expires": "2026-11-27T12:00:00+00:00",
          "takenBy": "Ann", "taken": "2026-11-20T12:00:00+00:00", "lease": null, "ended": "2026-11-20T12:12:00+00:00",
          "answeredBy": "Ann", "workedSeconds": 720, "costUsd": 7.5, "cut": false,
          "messages": [ { "role": "user", "text": "Where\u001b[2J does\nit go?" } ],
          "earlier": [ { "step": "general", "target": "a/small", "confidence": 0.4, "text": "North." } ],
          "answer": "South."
        }
        """;

    private FakeServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await FakeServer.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_list_names_who_has_what_and_where_it_goes_on()
    {
        _server.Answer(200, $$"""{ "cases": [ {{One}} ], "next": 7 }""");
        ServerRun run = await ServerRun.Of(
            _server, "cases", "list", "--queue", "support", "--state", "answered", "--limit", "1");
        Assert.Equal("GET /api/cases?queue=support&state=answered&limit=1", Assert.Single(_server.Asked));
        Assert.Matches(@"case_abc +support +answered +Ann +2026-11-20 12:00:00 UTC +\d+ h +chat", run.Out);
        Assert.Contains("There are more: --after 7", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_says_of_a_list_names_the_flag()
    {
        _server.Answer(
            400, """{ "error": { "faults": [ { "where": "state", "found": "found 'x'", "fix": "allowed: a" } ] } }""");
        Assert.Equal(
            "--state: found 'x'; allowed: a",
            Assert.Single((await ServerRun.Of(_server, "cases", "list", "--state", "x")).Faults));
    }

    [Fact]
    public async Task A_case_is_shown_with_its_conversation_and_nothing_in_it_acts_on_the_terminal()
    {
        _server.Answer(200, One);
        ServerRun run = await ServerRun.Of(_server, "cases", "show", "case_abc");
        Assert.Equal("GET /api/cases/case_abc", Assert.Single(_server.Asked));
        Assert.Equal(
            """
            case_abc
              queue     support
              state     answered by Ann after 720 s of work
              came      2026-11-20 12:00:00 UTC
              route     chat, person
              decision  dec_1
              cost      $7.50

            user
              Where?[2J does
              it go?

            general, a/small, sure 0.40
              North.

            answer of Ann
              South.

            """,
            run.Out);
    }

    [Fact]
    public async Task An_answer_is_sent_with_the_name_of_who_gives_it()
    {
        _server.Answer(200, One);
        ServerRun run = await ServerRun.Of(
            _server, "cases", "answer", "case_abc", "--by", "Ann", "--text", "South.");
        Assert.Equal(
            """POST /api/cases/case_abc/answer {"by":"Ann","text":"South."}""", Assert.Single(_server.Asked));
        Assert.Equal("case_abc is answered by Ann; it cost $7.50.\n", run.Out);
    }

    [Fact]
    public async Task Nothing_is_sent_without_an_id_a_name_and_a_text()
    {
        ServerRun run = await ServerRun.Of(_server, "cases", "answer", "dec_1");
        Assert.Equal(["ID", "--by", "--text"], run.Faults.Select(fault => fault.Split(':')[0]));
        Assert.Empty(_server.Asked);
    }
}
