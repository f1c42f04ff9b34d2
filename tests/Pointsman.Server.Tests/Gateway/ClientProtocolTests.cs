using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Server.Tests.Gateway;

public sealed class ClientProtocolTests
{
    private const string Gemini = "/v1beta/models/";

    [Theory]
    [InlineData("/v1/chat/completions", Operation.Chat, "OpenAiChat")]
    [InlineData("/v1/responses", Operation.Chat, "OpenAiResponses")]
    [InlineData("/v1/embeddings", Operation.Embeddings, "OpenAiChat")]
    [InlineData("/v1/messages", Operation.Chat, "Anthropic")]
    [InlineData("/v1/messages/count_tokens", Operation.CountTokens, "Anthropic")]
    public void An_address_says_what_is_asked_for_and_in_which_shape(string path, Operation operation, string wire)
    {
        ClientProtocol protocol = ClientProtocol.Of(path, "?stream=true&model=x")!;
        Assert.Equal((operation, wire, null), (protocol.Operation, protocol.Wire.ToString(), protocol.Model));
        Assert.Equal(operation == Operation.Chat ? null : false, protocol.Stream);
    }

    [Theory]
    [InlineData("generateContent", null, Operation.Chat, false, false)]
    [InlineData("generateContent", "?alt=sse", Operation.Chat, false, false)]
    [InlineData("streamGenerateContent", "?alt=sse", Operation.Chat, true, false)]
    [InlineData("streamGenerateContent", "?key=k&alt=sse", Operation.Chat, true, false)]
    [InlineData("streamGenerateContent", "", Operation.Chat, true, true)]
    [InlineData("streamGenerateContent", "?alt=json", Operation.Chat, true, true)]
    [InlineData("countTokens", null, Operation.CountTokens, false, false)]
    [InlineData("embedContent", null, Operation.Embeddings, false, false)]
    [InlineData("batchEmbedContents", null, Operation.Embeddings, false, false)]
    public void Gemini_names_model_and_method_in_the_address(
        string method, string? query, Operation operation, bool stream, bool asArray)
    {
        foreach (string model in (string[])["gemini-x", "fast", "google/gemini-x", "ollama/llama3:8b", "a:b:c/d", "ü"])
        {
            ClientProtocol protocol = ClientProtocol.Of($"{Gemini}{model}:{method}", query)!;
            Assert.Equal(
                new ClientProtocol(
                    operation, WireFormat.Gemini, model, stream, asArray, Batch: method == "batchEmbedContents"),
                protocol);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/v1")]
    [InlineData("/v1/chat/completions/")]
    [InlineData("/V1/chat/completions")]
    [InlineData("/v1/chat")]
    [InlineData("/v1/completions")]
    [InlineData("//v1/messages")]
    [InlineData("/v1beta/models/")]
    [InlineData("/v1beta/models/:generateContent")]
    [InlineData("/v1beta/models/m")]
    [InlineData("/v1beta/models/m:")]
    [InlineData("/v1beta/models/m:generatecontent")]
    [InlineData("/v1beta/models/m:generateContent/")]
    [InlineData("/v1beta/models/m:deleteEverything")]
    [InlineData("/v1/models/m:generateContent")]
    [InlineData(":generateContent")]
    public void Any_other_address_is_none_of_the_gateways(string path) => Assert.Null(ClientProtocol.Of(path));

    [Fact]
    public void No_address_and_no_query_makes_it_stumble() =>
        Prop.ForAll<NonNull<string>, string?>((path, query) =>
        {
            ClientProtocol.Of(path.Get, query);
            ClientProtocol? protocol = ClientProtocol.Of($"{Gemini}{path.Get}:generateContent", query);
            Assert.Equal(path.Get.Length == 0 ? null : path.Get, protocol?.Model);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
}
