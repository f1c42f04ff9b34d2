using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// Makes what goes upstream. The client's own headers go along but for its credentials, what belongs to its
/// connection, and what only the gateway may say.
/// </summary>
internal static class UpstreamRequest
{
    private static readonly ReadOnlyMemory<byte> AskUsage = "\"stream_options\":{\"include_usage\":true},"u8.ToArray();
    private static readonly ReadOnlyMemory<byte> UsageValue = "{\"include_usage\":true}"u8.ToArray();

    /// <summary>The request whose body is the client's own but for the model's name.</summary>
    public static HttpRequestMessage PassOn(Call call, Attempt attempt, Uri address)
    {
        Upstream upstream = attempt.Upstream;
        RequestOutline outline = call.Outline;
        Splice model = outline.ModelStart < 0
            ? default
            : new Splice(outline.ModelStart, outline.ModelLength, upstream.QuotedModel);
        attempt.AskedUsage = AsksUsage(call, upstream);
        Splice usage = attempt.AskedUsage ? Usage(outline) : default;
        bool usageFirst = usage.Text.Length > 0 && usage.At < model.At;
        var content = usageFirst
            ? new SplicedContent(call.Body.Memory, usage, model)
            : new SplicedContent(call.Body.Memory, model, usage);
        return Make(call, attempt, address, content);
    }

    /// <summary>The request whose body was written for the upstream's own protocol.</summary>
    public static HttpRequestMessage Translated(Call call, Attempt attempt, Uri address, ReadOnlyMemory<byte> body) =>
        Make(call, attempt, address, new SplicedContent(body, default, default));

    /// <summary>Whether usage is asked for that the client did not ask for.</summary>
    public static bool AsksUsage(Call call, Upstream upstream) =>
        call.Stream && !call.Outline.WantsUsage && !upstream.RefusesStreamOptions
        && call.Protocol is { Wire: WireFormat.OpenAiChat, Operation: Operation.Chat };

    private static Splice Usage(in RequestOutline outline) => outline.StreamOptionsStart >= 0
        ? new Splice(outline.StreamOptionsStart, outline.StreamOptionsLength, UsageValue)
        : new Splice(outline.BodyStart, 0, AskUsage);

    private static HttpRequestMessage Make(Call call, Attempt attempt, Uri address, HttpContent content)
    {
        ProviderLink link = attempt.Upstream.Link;
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        if (address.Scheme == Uri.UriSchemeHttps)
        {
            request.Version = System.Net.HttpVersion.Version20;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        }

        bool same = link.Speaks(call.Protocol.Wire);
        foreach (KeyValuePair<string, StringValues> header in call.Http.Request.Headers)
        {
            if (HeaderRules.GoesUp(header.Key, same))
            {
                request.Headers.TryAddWithoutValidation(header.Key, header.Value.ToString());
            }
        }

        if (attempt.Key >= 0)
        {
            request.Headers.TryAddWithoutValidation(link.KeyHeader, link.Keys.HeaderValue(attempt.Key));
        }

        if (link.Wire == WireFormat.Anthropic && !request.Headers.Contains("anthropic-version"))
        {
            request.Headers.TryAddWithoutValidation("anthropic-version", link.Settings.ApiVersion ?? "2023-06-01");
        }

        foreach (KeyValuePair<string, string> header in link.Headers)
        {
            request.Headers.Remove(header.Key);
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return request;
    }
}
