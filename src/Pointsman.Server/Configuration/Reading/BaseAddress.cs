namespace Pointsman.Server;

/// <summary>Reads the address of a provider as the vendor's own SDK takes it.</summary>
internal static class BaseAddress
{
    // What people copy from a request where only its beginning belongs.
    private static readonly string[] Operations =
        ["/chat/completions", "/completions", "/responses", "/embeddings", "/models", "/messages", "/api/chat"];

    public static string? Read(Document part, string key, string text, ProviderProtocol protocol)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https")
            || address.Host.Length == 0)
        {
            return part.FaultOf<string>(key, $"'{Short(text)}'", "write an address: https://host/path");
        }

        if (address.UserInfo.Length > 0)
        {
            return part.FaultOf<string>(
                key, "a name or a password before the host", "leave them out and write apiKeys or headers");
        }

        if (address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            return part.FaultOf<string>(
                key, $"'{Short(address.Query + address.Fragment)}' at the end", "leave it out; apiVersion is a key");
        }

        string whole = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        if (Operations.FirstOrDefault(end => whole.EndsWith(end, StringComparison.OrdinalIgnoreCase)) is { } operation)
        {
            return part.FaultOf<string>(key, $"'{Short(text)}'", $"leave {operation} out: the gateway adds it");
        }

        return protocol switch
        {
            ProviderProtocol.Azure => WithoutEnd(WithoutEnd(whole, "/v1"), "/openai"),
            ProviderProtocol.OpenAI when address is { Host: "api.openai.com", AbsolutePath: "/" } =>
                part.FaultOf<string>(key, $"'{Short(text)}'", "write it with the version: https://api.openai.com/v1"),
            ProviderProtocol.Anthropic => WithoutVersion(part, key, whole, "/v1"),
            ProviderProtocol.Gemini =>
                WithoutVersion(part, key, whole, "/v1beta") is { } rest ? WithoutVersion(part, key, rest, "/v1") : null,
            ProviderProtocol.Ollama =>
                WithoutVersion(part, key, whole, "/api") is { } rest ? WithoutVersion(part, key, rest, "/v1") : null,
            _ => whole,
        };
    }

    private static string? WithoutVersion(Document part, string key, string whole, string version) =>
        whole.EndsWith(version, StringComparison.OrdinalIgnoreCase)
            ? part.FaultOf<string>(key, $"'{whole}'", $"write it without {version}: {WithoutEnd(whole, version)}")
            : whole;

    private static string WithoutEnd(string whole, string end) =>
        whole.EndsWith(end, StringComparison.OrdinalIgnoreCase) ? whole[..^end.Length] : whole;

    private static string Short(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
