using System.Globalization;
using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>Reads one request for embeddings: a batch of them, or a single one.</summary>
internal sealed class GeminiEmbeddingReader
{
    private readonly AskReader _read = new();
    private readonly List<string> _texts = [];
    private readonly List<JsonElement> _own = [];
    private int? _dimensions;
    private bool _alone;

    /// <summary>The request, or null and what is wrong with it.</summary>
    public EmbeddingAsk? Read(ReadOnlyMemory<byte> body, string? model, out WireError? error)
    {
        using JsonDocument? parsed = _read.Parse(body);
        if (parsed is not null)
        {
            ReadBody(parsed.RootElement);
        }

        if (string.IsNullOrEmpty(model))
        {
            _read.Missing("model", "the address names it: /v1beta/models/{model}:batchEmbedContents");
        }

        error = _read.Error;
        return error is not null ? null : new EmbeddingAsk
        {
            Model = model!,
            Format = WireFormat.Gemini,
            Texts = _texts,
            Dimensions = _dimensions,
            Alone = _alone,
            Foreign = _read.Foreign,
            Own = _alone ? [] : _own,
        };
    }

    private void ReadBody(JsonElement body)
    {
        if (GeminiNames.Property(body, "requests") is not { } requests)
        {
            _alone = true;
            ReadRequest(body, "");
            return;
        }

        foreach ((JsonElement request, string path) in _read.List(requests, "requests"))
        {
            ReadRequest(request, path);
        }

        if (_own.Count == 0)
        {
            _read.Missing("requests", "a list of at least one request with a content is expected");
        }

        foreach ((string name, JsonElement value, string path) in _read.Fields(body, ""))
        {
            if (GeminiNames.Camel(name) is not ("requests" or "model"))
            {
                _read.Keep(path, value);
            }
        }
    }

    private void ReadRequest(JsonElement request, string path)
    {
        bool hasContent = false;
        long? dimensions = null;
        foreach ((string name, JsonElement value, string place) in _read.Fields(request, path))
        {
            switch (GeminiNames.Camel(name))
            {
                case "model":
                    break;
                case "content":
                    hasContent = true;
                    ReadContent(value, place);
                    break;
                case "outputDimensionality":
                    dimensions = _read.Whole(value, place, least: 1);
                    break;
                default:
                    _read.Keep(place, value);
                    break;
            }
        }

        if (!hasContent)
        {
            _read.Missing(path.Length == 0 ? "content" : path + ".content",
                """the text is expected as {"parts": [{"text": "…"}]}""");
        }

        // Other protocols have one length for all vectors.
        if (_own.Count == 0)
        {
            _dimensions = (int?)dimensions;
        }
        else if (dimensions != _dimensions)
        {
            string told = dimensions?.ToString(CultureInfo.InvariantCulture) ?? "null";
            _read.Keep($"{path}.outputDimensionality", JsonElement.Parse(told));
        }

        _own.Add(request.Clone());
    }

    private void ReadContent(JsonElement content, string path)
    {
        List<string> texts = [];
        foreach ((string name, JsonElement value, string place) in _read.Fields(content, path))
        {
            switch (GeminiNames.Camel(name))
            {
                case "role":
                    break;
                case "parts":
                    foreach ((JsonElement part, string at) in _read.List(value, place))
                    {
                        ReadPart(part, at, texts);
                    }

                    break;
                default:
                    _read.Keep(place, value);
                    break;
            }
        }

        _texts.Add(string.Join('\n', texts));
    }

    private void ReadPart(JsonElement part, string path, List<string> texts)
    {
        foreach ((string name, JsonElement value, string place) in _read.Fields(part, path))
        {
            if (name != "text")
            {
                _read.Keep(place, value);
            }
            else if (_read.Text(value, place) is { } text)
            {
                texts.Add(text);
            }
        }
    }
}
