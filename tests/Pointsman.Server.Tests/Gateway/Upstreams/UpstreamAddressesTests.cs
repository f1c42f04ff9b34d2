using Xunit;

namespace Pointsman.Server.Tests.Gateway.Upstreams;

public sealed class UpstreamAddressesTests
{
    private const string Chat = "chat", Stream = "stream", Responses = "responses", Embeddings = "embeddings", Count = "count";

    [Theory]
    [InlineData(ProviderProtocol.OpenAI, Chat, "https://host/v1/chat/completions")]
    [InlineData(ProviderProtocol.OpenAI, Stream, "https://host/v1/chat/completions")]
    [InlineData(ProviderProtocol.OpenAI, Responses, "https://host/v1/responses")]
    [InlineData(ProviderProtocol.OpenAI, Embeddings, "https://host/v1/embeddings")]
    [InlineData(ProviderProtocol.OpenAI, Count, null)]
    [InlineData(ProviderProtocol.Ollama, Chat, "https://host/v1/v1/chat/completions")]
    [InlineData(ProviderProtocol.Ollama, Embeddings, "https://host/v1/v1/embeddings")]
    [InlineData(ProviderProtocol.Anthropic, Chat, "https://host/v1/v1/messages")]
    [InlineData(ProviderProtocol.Anthropic, Stream, "https://host/v1/v1/messages")]
    [InlineData(ProviderProtocol.Anthropic, Embeddings, null)]
    [InlineData(ProviderProtocol.Anthropic, Count, "https://host/v1/v1/messages/count_tokens")]
    [InlineData(ProviderProtocol.Gemini, Chat, "https://host/v1/v1beta/models/m%3Aodel:generateContent")]
    [InlineData(ProviderProtocol.Gemini, Stream, "https://host/v1/v1beta/models/m%3Aodel:streamGenerateContent?alt=sse")]
    [InlineData(ProviderProtocol.Gemini, Embeddings, "https://host/v1/v1beta/models/m%3Aodel:embedContent")]
    [InlineData(ProviderProtocol.Gemini, Count, "https://host/v1/v1beta/models/m%3Aodel:countTokens")]
    [InlineData(ProviderProtocol.Azure, Chat, "https://host/v1/openai/v1/chat/completions")]
    [InlineData(ProviderProtocol.Azure, Responses, "https://host/v1/openai/v1/responses")]
    [InlineData(ProviderProtocol.Azure, Embeddings, "https://host/v1/openai/v1/embeddings")]
    [InlineData(ProviderProtocol.Azure, Count, null)]
    public void Every_operation_has_its_address_at_each_provider_or_none(
        ProviderProtocol protocol, string operation, string? address) =>
        Assert.Equal(address, For(protocol, operation, null, "m:odel")?.AbsoluteUri);

    [Theory]
    [InlineData(Chat, "https://host/v1/openai/deployments/m%20odel/chat/completions?api-version=2024-10-21%26x")]
    [InlineData(Embeddings, "https://host/v1/openai/deployments/m%20odel/embeddings?api-version=2024-10-21%26x")]
    public void Azure_with_a_version_names_the_deployment_in_the_address(string operation, string address) =>
        Assert.Equal(address, For(ProviderProtocol.Azure, operation, "2024-10-21&x", "m odel")?.AbsoluteUri);

    // The deployment stands in the body there: the operation is not one of a deployment.
    [Fact]
    public void Azure_with_a_version_serves_responses_beside_the_deployments() => Assert.Equal(
        "https://host/v1/openai/responses?api-version=2025-04-01-preview",
        For(ProviderProtocol.Azure, Responses, "2025-04-01-preview", "m")?.AbsoluteUri);

    [Fact]
    public void Who_serves_no_responses_has_no_address_for_them() => Assert.Null(
        new UpstreamAddresses(Part.Provider(), "m").For(Operation.Chat, WireFormat.OpenAiResponses, stream: true));

    [Theory]
    [InlineData("../../admin")]
    [InlineData("m?key=x")]
    [InlineData("m#x")]
    [InlineData("a/b")]
    public void A_models_name_leads_nowhere_else(string model)
    {
        Uri address = For(ProviderProtocol.Gemini, Chat, null, model)!;
        Assert.Equal($"/v1/v1beta/models/{Uri.EscapeDataString(model)}:generateContent", address.AbsolutePath);
        Assert.Equal("", address.Query);
    }

    private static Uri? For(ProviderProtocol protocol, string operation, string? version, string model)
    {
        var addresses = new UpstreamAddresses(
            Part.Provider(protocol) with { BaseUrl = "https://host/v1", Responses = true, ApiVersion = version }, model);
        return operation switch
        {
            Embeddings => addresses.For(Operation.Embeddings, WireFormat.OpenAiChat, stream: false),
            Count => addresses.For(Operation.CountTokens, WireFormat.Anthropic, stream: false),
            Responses => addresses.For(Operation.Chat, WireFormat.OpenAiResponses, stream: false),
            _ => addresses.For(Operation.Chat, WireFormat.OpenAiChat, operation == Stream),
        };
    }
}
