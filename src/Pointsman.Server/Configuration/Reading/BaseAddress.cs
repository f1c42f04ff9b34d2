namespace Pointsman.Server;

/// <summary>Reads the address of a provider as the vendor's own SDK takes it.</summary>
internal static class BaseAddress
{
    // What people copy from a request where only its beginning belongs.
    private static readonly string[] Operations =
        ["/chat/completions", "/completions", "/responses", "/embeddings", "/models", "/messages", "/api/chat"];

    /// <summary>
    /// The address without a slash at its end; else <paramref name="refuse"/> gets what was found and the way out.
    /// </summary>
    public static string? Read(string text, ProviderProtocol protocol, Func<string, string, string?> refuse)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https")
            || address.Host.Length == 0)
        {
            return refuse($"'{Short(text)}'", "write an address: https://host/path");
        }

        if (address.UserInfo.Length > 0)
        {
            return refuse(
                "a name or a password before the host", "leave them out and write apiKeys or headers");
        }

        if (address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            return refuse(
                $"'{Short(address.Query + address.Fragment)}' at the end", "leave it out; apiVersion is a key");
        }

        string whole = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        if (Operations.FirstOrDefault(end => whole.EndsWith(end, StringComparison.OrdinalIgnoreCase)) is { } operation)
        {
            return refuse($"'{Short(text)}'", $"leave {operation} out: the gateway adds it");
        }

        return protocol switch
        {
            ProviderProtocol.Azure => WithoutEnd(WithoutEnd(whole, "/v1"), "/openai"),
            ProviderProtocol.OpenAI when address is { Host: "api.openai.com", AbsolutePath: "/" } =>
                refuse($"'{Short(text)}'", "write it with the version: https://api.openai.com/v1"),
            ProviderProtocol.Anthropic => WithoutVersion(whole, "/v1", refuse),
            ProviderProtocol.Gemini =>
                WithoutVersion(whole, "/v1beta", refuse) is { } rest ? WithoutVersion(rest, "/v1", refuse) : null,
            ProviderProtocol.Ollama =>
                WithoutVersion(whole, "/api", refuse) is { } rest ? WithoutVersion(rest, "/v1", refuse) : null,
            _ => whole,
        };
    }

    private static string? WithoutVersion(string whole, string version, Func<string, string, string?> refuse) =>
        whole.EndsWith(version, StringComparison.OrdinalIgnoreCase)
            ? refuse($"'{whole}'", $"write it without {version}: {WithoutEnd(whole, version)}")
            : whole;

    private static string WithoutEnd(string whole, string end) =>
        whole.EndsWith(end, StringComparison.OrdinalIgnoreCase) ? whole[..^end.Length] : whole;

    private static string Short(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
