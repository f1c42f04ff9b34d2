using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>One request of a chat client in the words of its provider.</summary>
internal static class ProviderRequest
{
    /// <summary>Writes it.</summary>
    /// <exception cref="InexpressibleException">The protocol cannot say something that is asked.</exception>
    public static HttpRequestMessage Make(
        IProviderWire wire, ProviderAddress address, ChatAsk ask, string provider, bool drop)
    {
        var body = new ArrayBufferWriter<byte>();
        List<ForeignField> lost =
        [
            .. wire.WriteAsk(body, ask, ask.Model, drop),
            .. OfOtherClients(ask.Options),
        ];
        if (lost.Count > 0 && !drop)
        {
            throw new InexpressibleException(provider, ask.Model, lost);
        }

        return Post(address.For(ask.Model, ask.Stream), body.WrittenMemory, address.Headers);
    }

    /// <summary>A request of JSON.</summary>
    public static HttpRequestMessage Post(
        Uri at, ReadOnlyMemory<byte> body, IReadOnlyDictionary<string, string> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, at)
        {
            Content = new ReadOnlyMemoryContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        };
        if (at.Scheme == Uri.UriSchemeHttps)
        {
            request.Version = HttpVersion.Version20;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        }

        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    // Settings of Microsoft.Extensions.AI that belong to protocols which keep conversations, or to one vendor's client.
    private static IEnumerable<ForeignField> OfOtherClients(ChatOptions options)
    {
        if (options.ConversationId is { } conversation)
        {
            yield return new ForeignField(
                nameof(ChatOptions.ConversationId), JsonSerializer.SerializeToElement(conversation));
        }

        if (options.RawRepresentationFactory is not null)
        {
            yield return new ForeignField(nameof(ChatOptions.RawRepresentationFactory), JsonElement.Parse("true"));
        }
    }
}
