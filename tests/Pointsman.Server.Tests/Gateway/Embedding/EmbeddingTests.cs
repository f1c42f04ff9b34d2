using System.Text.Json;
using Pointsman.Faults;
using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>Texts become vectors, whichever protocol the client and the provider speak.</summary>
public sealed class EmbeddingTests
{
    private const string Texts = """["one text","another"]""";

    public static TheoryData<string, string> Pairs { get; } = new(
        from client in (string[])[VectorSpeech.OpenAi, VectorSpeech.Gemini]
        from provider in (string[])[Speech.OpenAi, Speech.Gemini]
        select (client, provider));

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Every_client_gets_the_vectors_of_every_provider(string client, string provider)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("vectors", $"{provider}/mock-in7"));

        Seen seen = await VectorSpeech.SendAsync(gateway, client, "vectors", Texts, dimensions: 5);

        Assert.True(seen.Status == 200, seen.Raw);
        float[][] vectors = VectorSpeech.Vectors(client, seen);
        Assert.Equal([5, 5], vectors.Select(vector => vector.Length));
        Assert.Equal(VectorSpeech.OfMock("one text", 5), vectors[0]);
        Assert.Equal(VectorSpeech.OfMock("another", 5), vectors[1]);
        Faults.Attempt attempt = Assert.Single(gateway.Mock.Attempts);
        Assert.Equal("mock-in7", attempt.Model);
        Assert.Null(attempt.Fault);
        RecordedAttempt recorded = Assert.Single((await gateway.RecordedAsync(seen)).Attempts);
        Assert.Equal((AttemptOutcome.Ok, UsageQuality.Exact), (recorded.Outcome, recorded.Quality));
        Assert.Equal((7, 0), (recorded.Tokens.Input, recorded.Tokens.Output));
        Assert.Equal(new Usd(0.007m), recorded.Cost);
    }

    [Theory]
    [InlineData(400, 200)]
    [InlineData(2, 429)]
    public async Task Of_a_keys_tokens_those_that_go_in_are_reserved_and_no_output(int perMinute, int status)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("vectors", "openai/mock-in7"));
        CreatedKey key = gateway.CreateKey(new KeyDraft
        {
            Name = "ci", Limits = KeyLimits.None with { Tokens = new Rates<long>(PerMinute: perMinute) },
        });

        gateway.Http.DefaultRequestHeaders.Authorization = new("Bearer", key.Secret);
        Seen seen = await VectorSpeech.SendAsync(gateway, VectorSpeech.OpenAi, "vectors", Texts);

        Assert.Equal(status, seen.Status);
    }

    [Theory]
    [InlineData("float")]
    [InlineData("base64")]
    public async Task Numbers_come_in_the_form_that_was_asked_for(string form)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("vectors", "gemini/mock-a"));

        Seen seen = await VectorSpeech.SendAsync(
            gateway, VectorSpeech.OpenAi, "vectors", "\"one text\"",
            more: $"\"encoding_format\":\"{form}\",\"user\":\"u\",");

        JsonElement row = JsonElement.Parse(seen.Raw).GetProperty("data")[0].GetProperty("embedding");
        Assert.Equal(form == "base64" ? JsonValueKind.String : JsonValueKind.Array, row.ValueKind);
        Assert.Equal(
            VectorSpeech.OfMock("one text", null), Assert.Single(VectorSpeech.Vectors(VectorSpeech.OpenAi, seen)));
    }

    [Fact]
    public async Task A_single_text_of_a_client_of_Gemini_gets_a_single_vector_from_a_provider_of_OpenAI()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("vectors", "openai/mock-a"));

        Seen seen = await VectorSpeech.SendAsync(
            gateway, VectorSpeech.GeminiSingle, "vectors", "\"one text\"", dimensions: 4);

        Assert.Equal(
            VectorSpeech.OfMock("one text", 4), Assert.Single(VectorSpeech.Vectors(VectorSpeech.GeminiSingle, seen)));
    }

    [Fact]
    public async Task Where_the_provider_tells_no_tokens_client_and_ledger_have_the_same_estimate()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("vectors", "gemini/mock-nousage"));

        Seen seen = await VectorSpeech.SendAsync(gateway, VectorSpeech.OpenAi, "vectors", Texts);

        RecordedAttempt recorded = Assert.Single((await gateway.RecordedAsync(seen)).Attempts);
        Assert.Equal(UsageQuality.Estimated, recorded.Quality);
        Assert.True(recorded.Cost > Usd.Zero);
        Assert.Equal(recorded.Tokens.Input,
            JsonElement.Parse(seen.Raw).GetProperty("usage").GetProperty("prompt_tokens").GetInt64());
    }

    [Theory]
    [InlineData("openai/mock-500", "gemini/mock-a")]
    [InlineData("gemini/mock-429-ra60", "openai/mock-a")]
    [InlineData("gemini/mock-badjson", "openai/mock-a")]
    [InlineData("gemini/mock-cut", "gemini/mock-a")]
    [InlineData("anthropic/mock-a", "gemini/mock-a")]
    [InlineData("gemini-refused/mock-a", "gemini/mock-a")]
    public async Task A_target_that_fails_makes_way_for_the_next(string first, string second)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("vectors", first, second));

        Seen seen = await VectorSpeech.SendAsync(gateway, VectorSpeech.OpenAi, "vectors", Texts);

        Assert.Equal((200, second, "2"),
            (seen.Status, seen.Header("x-pointsman-model"), seen.Header("x-pointsman-attempts")));
        Assert.Equal(VectorSpeech.OfMock("another", null), VectorSpeech.Vectors(VectorSpeech.OpenAi, seen)[1]);
    }

    [Fact]
    public async Task Who_has_no_embeddings_is_not_asked_and_the_client_learns_it()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("vectors", "anthropic/mock-a"));

        Seen seen = await VectorSpeech.SendAsync(gateway, VectorSpeech.OpenAi, "vectors", Texts);

        Assert.Equal(400, seen.Status);
        Assert.Contains("anthropic has no embeddings", seen.Raw);
        Assert.Empty(gateway.Mock.Attempts);
        Assert.Equal(Usd.Zero, (await gateway.RecordedAsync(seen)).Cost);
    }

    [Theory]
    [InlineData("[1,2,3]", "", "input")]
    [InlineData("[[1,2],[3]]", "", "input")]
    [InlineData("[]", "", "input")]
    [InlineData("\"\"", "", "input")]
    [InlineData("[\"a\",7]", "", "input")]
    [InlineData("\"a\"", "\"dimensions\":0,", "dimensions")]
    [InlineData("\"a\"", "\"encoding_format\":\"int8\",", "encoding_format")]
    [InlineData("\"a\"", "\"input_type\":\"query\",", "input_type")]
    public async Task What_Gemini_cannot_be_asked_for_is_named(string input, string more, string field)
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("vectors", "gemini/mock-a"));

        Seen seen = await VectorSpeech.SendAsync(gateway, VectorSpeech.OpenAi, "vectors", input, more: more);

        Assert.Equal(400, seen.Status);
        Assert.Equal(field, JsonElement.Parse(seen.Raw).GetProperty("error").GetProperty("param").GetString());
        Assert.Empty(gateway.Mock.Attempts);
    }

    [Fact]
    public async Task A_route_may_drop_what_cannot_be_expressed_but_never_the_input()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(setUp => setUp.Route(
            "vectors", route => route with { Inexpressible = InexpressiblePolicy.Drop }, "gemini/mock-a"));

        Seen texts = await VectorSpeech.SendAsync(
            gateway, VectorSpeech.OpenAi, "vectors", "\"a\"", more: "\"input_type\":\"query\",");
        Seen tokens = await VectorSpeech.SendAsync(gateway, VectorSpeech.OpenAi, "vectors", "[1,2,3]");

        Assert.Equal((200, 400), (texts.Status, tokens.Status));
        Assert.Contains("tokens", tokens.Raw);
    }

    [Fact]
    public async Task Tokens_go_untouched_to_a_provider_of_OpenAIs_protocol()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("vectors", "openai/mock-a"));

        Seen seen = await VectorSpeech.SendAsync(gateway, VectorSpeech.OpenAi, "vectors", "[1, 2,3]");

        Assert.True(seen.Status == 200, seen.Raw);
        Assert.Contains("[1, 2,3]", Assert.Single(gateway.Mock.Attempts).Body);
    }

    [Fact]
    public async Task A_batch_of_Geminis_keeps_what_it_says_and_names_the_model_that_serves_it()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Route("vectors", "gemini/mock-a"));

        Seen seen = await VectorSpeech.SendAsync(
            gateway, VectorSpeech.Gemini, "vectors", Texts, more: "\"taskType\":\"RETRIEVAL_QUERY\",\"x\":[1.50],");

        Assert.True(seen.Status == 200, seen.Raw);
        JsonElement request = Assert.Single(gateway.Mock.Attempts).Json().GetProperty("requests")[1];
        Assert.Equal("models/mock-a", request.GetProperty("model").GetString());
        Assert.Equal("RETRIEVAL_QUERY", request.GetProperty("taskType").GetString());
        Assert.Equal("[1.50]", request.GetProperty("x").GetRawText());
    }

    [Fact]
    public async Task The_simulated_provider_embeds_and_says_that_it_is_simulated()
    {
        await using MockedGateway gateway = await MockedGateway.StartAsync(
            setUp => setUp.Provider("sim", Speech.OpenAi, _ => SimulatedProvider.Settings));

        Seen seen = await VectorSpeech.SendAsync(gateway, VectorSpeech.Gemini, "sim/small", Texts, dimensions: 8);

        Assert.Equal([8, 8], VectorSpeech.Vectors(VectorSpeech.Gemini, seen).Select(vector => vector.Length));
        Assert.Equal("sim/small", seen.Header("x-pointsman-model"));
        Assert.Equal("true", seen.Header("x-simulated"));
    }
}
