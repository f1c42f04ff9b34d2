using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Pointsman.Server.Tests.Gateway;
using Xunit;

namespace Pointsman.Server.Tests;

/// <summary>Which texts are stored, and that no request suffers when they cannot be.</summary>
public sealed class TextRecorderTests
{
    private const string Mail = "write to xyzzy\\u0040example.com now";

    private static string Text(JsonElement stored, string part) =>
        stored.GetProperty(part).GetProperty("text").GetString()!;

    [Fact]
    public async Task Nothing_is_stored_unless_the_route_says_so()
    {
        await using TextsGateway gateway = await TextsGateway.StartAsync();
        (string id, _) = await gateway.AskAsync("xyzzy", "free");
        (string direct, _) = await gateway.AskAsync("xyzzy", "openai/mock-echo", stream: true);
        await gateway.Mocked.LedgerAsync(2);
        Assert.False(gateway.OnDisk("xyzzy"));
        Assert.Equal(0, gateway.Texts.Waiting);
        foreach (string one in new[] { id, direct, "dec_1" })
        {
            Assert.Equal(
                HttpStatusCode.NotFound, (await gateway.AdminAsync(HttpMethod.Get, $"/api/decisions/{one}/texts")).Status);
        }

        (string kept, _) = await gateway.AskAsync("xyzzy");
        await gateway.StoredAsync(kept);
        Assert.True(gateway.OnDisk("xyzzy"));
    }

    [Theory]
    [InlineData(Speech.OpenAi, false)]
    [InlineData(Speech.OpenAi, true)]
    [InlineData(Speech.Responses, false)]
    [InlineData(Speech.Responses, true)]
    [InlineData(Speech.Anthropic, false)]
    [InlineData(Speech.Anthropic, true)]
    [InlineData(Speech.Gemini, false)]
    [InlineData(Speech.Gemini, true)]
    public async Task Prompt_and_answer_are_stored_redacted_and_the_client_gets_all(string protocol, bool stream)
    {
        foreach (string upstream in new[] { protocol, Speech.Gemini, Speech.OpenAi }.Distinct())
        {
            await using TextsGateway gateway = await TextsGateway.StartAsync($"{upstream}/mock-echo-k3");
            (string id, Seen answer) = await gateway.AskAsync(Mail, protocol: protocol, stream: stream);
            Assert.Equal("write to xyzzy@example.com now", answer.Text);
            JsonElement stored = await gateway.StoredAsync(id);
            Assert.Contains("\"write to [email] now\"", Text(stored, "prompt"), StringComparison.Ordinal);
            Seen kept = AnswerReading.Read(protocol, stream, answer with { Raw = Text(stored, "answer") });
            Assert.Equal("write to [email] now", kept.Text);
            Assert.Equal(answer.Raw.Length, stored.GetProperty("answer").GetProperty("bytes").GetInt64());
            Assert.False(gateway.OnDisk("example"), $"{protocol} over {upstream}");
            Assert.False(gateway.OnDisk("xyzzy"), $"{protocol} over {upstream}");
        }
    }

    [Fact]
    public async Task A_list_that_grew_is_stored_redacted()
    {
        await using TextsGateway gateway = await TextsGateway.StartAsync("gemini/mock-echo-k3");
        CancellationToken cancel = TestContext.Current.CancellationToken;
        using var body = new StringContent(
            $$"""{"contents":[{"role":"user","parts":[{"text":"{{Mail}}"}]}]}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage response =
            await gateway.Mocked.Http.PostAsync("/v1beta/models/kept:streamGenerateContent", body, cancel);
        Assert.StartsWith("[", await response.Content.ReadAsStringAsync(cancel), StringComparison.Ordinal);
        string id = response.Headers.GetValues("x-pointsman-decision").Single();
        string stored = Text(await gateway.StoredAsync(id), "answer");
        using JsonDocument list = JsonDocument.Parse(stored);
        Assert.Contains("write to [email] now", stored, StringComparison.Ordinal);
        Assert.False(gateway.OnDisk("xyzzy"));
    }

    [Fact]
    public async Task An_answer_that_failed_is_stored_as_the_client_got_it()
    {
        await using TextsGateway gateway = await TextsGateway.StartAsync("openai/mock-503");
        (string id, Seen answer) = await gateway.AskAsync("hello");
        Assert.Equal(answer.Raw, Text(await gateway.StoredAsync(id), "answer"));
    }

    [Fact]
    public async Task An_answer_from_the_cache_is_stored_like_the_first()
    {
        await using TextsGateway gateway = await TextsGateway.StartAsync(
            route: one => one with { Cache = new RouteCacheSettings { Mode = CacheMode.All } });
        (string first, _) = await gateway.AskAsync(Mail, stream: true);
        (string second, Seen again) = await gateway.AskAsync(Mail, stream: true);
        Assert.Equal("hit", again.Header("x-pointsman-cache"));
        Assert.Equal("write to xyzzy@example.com now", again.Text);
        Assert.Equal(
            Text(await gateway.StoredAsync(first), "answer"), Text(await gateway.StoredAsync(second), "answer"));
    }

    [Fact]
    public async Task What_is_too_long_is_cut_and_told_while_client_and_cache_have_all_of_it()
    {
        await using TextsGateway gateway = await TextsGateway.StartAsync(
            "openai/mock-echo", one => one with { TextBytes = 1_500 },
            one => one with { Cache = new RouteCacheSettings { Mode = CacheMode.All } });
        string mail = Mail + new string('x', 5_000);
        (string id, Seen answer) = await gateway.AskAsync(mail);
        JsonElement stored = await gateway.StoredAsync(id);
        foreach (string part in new[] { "prompt", "answer" })
        {
            JsonElement one = stored.GetProperty(part);
            Assert.True(one.GetProperty("cut").GetBoolean());
            Assert.True(one.GetProperty("bytes").GetInt64() > 5_000);
            Assert.InRange(Text(stored, part).Length, 1_400, 1_500);
            Assert.Contains("write to [email] now", Text(stored, part), StringComparison.Ordinal);
        }

        (_, Seen again) = await gateway.AskAsync(mail);
        Assert.Equal(("hit", answer.Raw), (again.Header("x-pointsman-cache"), again.Raw));
    }

    [Fact]
    public async Task Requests_go_on_while_nothing_can_be_written_and_what_is_dropped_is_counted()
    {
        await using TextsGateway gateway = await TextsGateway.StartAsync(
            with: one => one with { TelemetryQueue = 2 });
        using (SqliteConnection holder = gateway.Mocked.Parts.Database.Connect())
        using (SqliteTransaction held = holder.BeginTransaction(deferred: false))
        {
            for (int i = 0; i < 5; i++)
            {
                (_, Seen answer) = await gateway.AskAsync("hello");
                Assert.True(answer.IsWhole);
            }

            await Until.Holds(() => gateway.Texts.Dropped == 3);
            Assert.Equal(2, gateway.Texts.Waiting);
            string metrics = await gateway.Mocked.Http.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
            Assert.Contains("pointsman_texts_dropped_total 3\n", metrics, StringComparison.Ordinal);
            Assert.Contains("pointsman_texts_waiting 2\n", metrics, StringComparison.Ordinal);
        }

        await Until.Holds(() => gateway.Texts.Waiting == 0);
        (string id, _) = await gateway.AskAsync("hello");
        await gateway.StoredAsync(id);
        Assert.Equal(3, gateway.Texts.Dropped);
    }

    [Fact]
    public async Task Texts_that_are_together_too_large_to_wait_are_dropped()
    {
        await using TextsGateway gateway = await TextsGateway.StartAsync(
            with: one => one with { TextQueueBytes = 10 });
        (_, Seen answer) = await gateway.AskAsync("hello");
        Assert.True(answer.IsWhole);
        await Until.Holds(() => gateway.Texts.Dropped == 1);
        Assert.Equal(0, gateway.Texts.Waiting);
    }

    [Fact]
    public async Task A_call_that_was_not_let_in_leaves_no_text()
    {
        await using TextsGateway gateway = await TextsGateway.StartAsync();
        CreatedKey key = gateway.Mocked.CreateKey(new KeyDraft { Name = "ci", Routes = new NamePatterns(["free"]) });
        (_, Seen refused) = await gateway.AskAsync("xyzzy", headers: MockedGateway.Bearer(key));
        Assert.Equal(403, refused.Status);
        await gateway.Mocked.LedgerAsync(1);
        Assert.Equal((0, 0), (gateway.Texts.Waiting, gateway.Texts.Dropped));
        Assert.False(gateway.OnDisk("xyzzy"));
    }

    [Fact]
    public async Task No_key_is_stored_and_none_but_the_admins_token_reads_texts()
    {
        await using TextsGateway gateway = await TextsGateway.StartAsync();
        CreatedKey key = gateway.Mocked.CreateKey();
        (string id, _) = await gateway.AskAsync(
            "hello", headers: [MockedGateway.Bearer(key), ("x-secret", "header-of-the-client")]);
        await gateway.StoredAsync(id);
        Assert.False(gateway.OnDisk(key.Secret));
        Assert.False(gateway.OnDisk("upstream-key-of-openai"));
        Assert.False(gateway.OnDisk("header-of-the-client"));

        string path = $"/api/decisions/{id}";
        Assert.Equal(HttpStatusCode.OK, (await gateway.AsAsync(key.Secret, HttpMethod.Get, path)).Status);
        foreach (string bearer in new[] { key.Secret, "pm_nobody" })
        {
            Assert.Equal(
                HttpStatusCode.Unauthorized, (await gateway.AsAsync(bearer, HttpMethod.Get, path + "/texts")).Status);
            Assert.Equal(
                HttpStatusCode.Unauthorized, (await gateway.AsAsync(bearer, HttpMethod.Delete, path + "/texts")).Status);
        }
    }
}
