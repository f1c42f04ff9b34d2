using Xunit;

namespace Pointsman.Server.Tests.Configuration.Reading;

public sealed class ProviderReaderTests
{
    [Theory]
    [InlineData("openai: {}", ProviderProtocol.OpenAI, "https://api.openai.com/v1", "openai", true, false)]
    [InlineData("anthropic: {}", ProviderProtocol.Anthropic, "https://api.anthropic.com", "anthropic", false, false)]
    [InlineData("groq: {}", ProviderProtocol.OpenAI, "https://api.groq.com/openai/v1", "groq", false, false)]
    [InlineData("ollama: {}", ProviderProtocol.Ollama, "http://127.0.0.1:11434", "ollama", false, true)]
    [InlineData("mine: { protocol: gemini }",
        ProviderProtocol.Gemini, "https://generativelanguage.googleapis.com", "google", false, false)]
    [InlineData("mine: { protocol: openai, baseUrl: 'https://API.openai.com/v1/' }",
        ProviderProtocol.OpenAI, "https://api.openai.com/v1", "openai", true, false)]
    [InlineData("mine: { protocol: openai, baseUrl: 'http://localhost:1234/v1' }",
        ProviderProtocol.OpenAI, "http://localhost:1234/v1", null, false, true)]
    [InlineData("openai: { baseUrl: 'https://proxy.example/v1' }",
        ProviderProtocol.OpenAI, "https://proxy.example/v1", "openai", false, false)]
    [InlineData("mine: { protocol: openai, baseUrl: 'https://llm.example/v1', local: yes, responses: yes }",
        ProviderProtocol.OpenAI, "https://llm.example/v1", null, true, true)]
    [InlineData("mine: { protocol: azure, baseUrl: 'https://x.openai.azure.com/openai/v1/' }",
        ProviderProtocol.Azure, "https://x.openai.azure.com", "azure", true, false)]
    [InlineData("mine: { protocol: simulated }", ProviderProtocol.Simulated, null, null, false, true)]
    public void What_is_not_said_follows_from_name_protocol_and_address(
        string yaml, ProviderProtocol protocol, string? baseUrl, string? catalog, bool responses, bool local)
    {
        GatewaySettings settings = Some.Settings($"providers: {{ {yaml} }}");
        ProviderSettings provider = settings.Providers.Values.Single(one => one.Name != "sim");
        Assert.Equal(
            (protocol, baseUrl, catalog, responses, local),
            (provider.Protocol, provider.BaseUrl, provider.CatalogProvider, provider.Responses, provider.Local));
    }

    [Theory]
    [InlineData("mine: {}", "mine.protocol: found nothing; write one of openai, anthropic, gemini, azure, ollama")]
    [InlineData("mine: { protocol: openai }", "mine.baseUrl: found nothing; write its address with the version")]
    [InlineData("azure: {}", "azure.baseUrl: found nothing; write the resource's endpoint")]
    [InlineData("openai: { baseUrl: 'https://api.openai.com' }", "write it with the version: https://api")]
    [InlineData("openai: { baseUrl: 'https://x.example/v1/chat/completions' }", "leave /chat/completions out")]
    [InlineData("openai: { baseUrl: 'https://me:secret@x.example/v1' }", "a name or a password before the host")]
    [InlineData("openai: { baseUrl: 'https://x.example/v1?a=b' }", "found '?a=b' at the end; leave it out")]
    [InlineData("openai: { baseUrl: 'file:///etc/passwd' }", "write an address: https://host/path")]
    [InlineData("anthropic: { baseUrl: 'https://api.anthropic.com/v1' }", "write it without /v1: https://")]
    [InlineData("gemini: { baseUrl: 'https://x.example/v1beta' }", "write it without /v1beta: https://x.example")]
    [InlineData("ollama: { baseUrl: 'http://127.0.0.1:11434/v1' }", "write it without /v1: http://127.0.0.1:11434")]
    [InlineData("sim: { protocol: simulated }", "providers.sim: found the name 'sim', which is that")]
    [InlineData("a/b: {}", "providers.a/b: found a name that is empty, too long, or has other signs")]
    [InlineData("\"a\\u001b[31m\": {}", "providers.a?[31m: found a name")]
    [InlineData("mine: { protocol: simulated, apiKeys: [a] }", "mine.apiKeys: found a value for a simulated provider")]
    [InlineData("openai: { apiKeys: [good, \"two words\"] }", "apiKeys[1]: found a key with a space")]
    [InlineData("openai: { headers: { Host: x } }", "headers.Host: found a header that the gateway sets itself")]
    [InlineData("openai: { headers: { x-a: \"b\\nc: d\" } }", "headers.x-a: found a line break")]
    [InlineData("openai: { headers: { \"a b\": c } }", "found no name of a header")]
    [InlineData("openai: { concurrency: 0 }", "found '0'; write a number from 1 to 100000 calls")]
    public void What_cannot_be_called_is_refused_with_the_way_out(string yaml, string says)
    {
        string fault = Assert.Single(Some.Faults($"providers: {{ {yaml} }}"));
        Assert.Contains(says, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("two words", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", "found 5 characters")]
    [InlineData("sixteen letters and a space", "found 27 characters")]
    public void An_admin_token_that_could_be_guessed_is_refused_unseen(string token, string says)
    {
        string fault = Assert.Single(Some.Faults($"adminToken: {token}"));
        Assert.Contains(says, fault, StringComparison.Ordinal);
        Assert.DoesNotContain(token, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", "127.0.0.1")]
    [InlineData("0.0.0.0", "0.0.0.0")]
    [InlineData("\"::1\"", "::1")]
    public void An_address_to_listen_on_is_an_ip_address(string written, string address) =>
        Assert.Equal(address, Some.Settings($"listen: {{ address: {written} }}").Listen.Address);

    [Theory]
    [InlineData("\"*\"")]
    [InlineData("example.com")]
    [InlineData("7070")]
    public void Another_address_to_listen_on_is_refused(string written) => Assert.Contains(
        "or 0.0.0.0 or :: for all",
        Assert.Single(Some.Faults($"listen: {{ address: {written} }}")),
        StringComparison.Ordinal);
}
