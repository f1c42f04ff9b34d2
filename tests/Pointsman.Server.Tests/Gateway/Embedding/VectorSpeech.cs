using System.Runtime.InteropServices;
using System.Text.Json;
using Pointsman.Faults;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>How a client of each protocol asks for vectors, and where it finds them.</summary>
internal static class VectorSpeech
{
    public const string OpenAi = "openai";
    public const string Gemini = "gemini";
    public const string GeminiSingle = "gemini-single";

    /// <summary>Asks; <paramref name="more"/> are further keys of each request, each with a comma behind it.</summary>
    public static async Task<Seen> SendAsync(
        MockedGateway gateway, string client, string model, string input, int? dimensions = null, string more = "")
    {
        string path = client switch
        {
            OpenAi => "/v1/embeddings",
            Gemini => $"/v1beta/models/{model}:batchEmbedContents",
            _ => $"/v1beta/models/{model}:embedContent",
        };
        string body = client switch
        {
            OpenAi => $$"""{{{more}}{{Length("dimensions", dimensions)}}"model":"{{model}}","input":{{input}}}""",
            Gemini => $$"""{"requests":[{{string.Join(',', Texts(input).Select(Request))}}]}""",
            _ => Request(Texts(input)[0]),
        };
        return await gateway.PostAsync(path, body);

        string Request(string text) => $$"""
            {{{more}}{{Length("outputDimensionality", dimensions)}}"model":"models/{{model}}",
             "content":{"parts":[{"text":"{{text}}"}]} }
            """;
    }

    /// <summary>The vectors of an answer.</summary>
    public static float[][] Vectors(string client, Seen seen)
    {
        JsonElement answer = JsonElement.Parse(seen.Raw);
        return client switch
        {
            OpenAi => [.. answer.GetProperty("data").EnumerateArray()
                .Select(row => Numbers(row.GetProperty("embedding")))],
            Gemini => [.. answer.GetProperty("embeddings").EnumerateArray()
                .Select(row => Numbers(row.GetProperty("values")))],
            _ => [Numbers(answer.GetProperty("embedding").GetProperty("values"))],
        };
    }

    /// <summary>The vector that the mock gives for a text.</summary>
    public static float[] OfMock(string text, int? dimensions) => EmbeddingVector.Of(text, dimensions);

    private static float[] Numbers(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? MemoryMarshal.Cast<byte, float>(value.GetBytesFromBase64()).ToArray()
        : [.. value.EnumerateArray().Select(number => number.GetSingle())];

    private static string[] Texts(string input)
    {
        JsonElement value = JsonElement.Parse(input);
        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(text => text.GetString()!)]
            : [value.GetString()!];
    }

    private static string Length(string name, int? dimensions) =>
        dimensions is { } wanted ? $"\"{name}\":{wanted}," : "";
}
