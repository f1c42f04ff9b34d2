using System.Text.Json;

namespace Pointsman.Providers;

/// <summary>Reads one request for embeddings that goes to a provider of another protocol.</summary>
internal sealed class OpenAiEmbeddingReader
{
    private readonly AskReader _read = new();
    private readonly List<string> _texts = [];
    private string? _model;
    private int? _dimensions;
    private bool _packed;
    private bool _hasInput;

    /// <summary>The request, or null and what is wrong with it.</summary>
    public EmbeddingAsk? Read(ReadOnlyMemory<byte> body, string? model, out WireError? error)
    {
        _model = model;
        using JsonDocument? parsed = _read.Parse(body);
        if (parsed is not null)
        {
            ReadFields(parsed.RootElement);
        }

        error = _read.Error;
        return error is not null ? null : new EmbeddingAsk
        {
            Model = _model!,
            Format = WireFormat.OpenAiChat,
            Texts = _texts,
            Dimensions = _dimensions,
            Packed = _packed,
            Foreign = _read.Foreign,
        };
    }

    private void ReadFields(JsonElement body)
    {
        foreach ((string name, JsonElement value, string path) in _read.Fields(body, ""))
        {
            switch (name)
            {
                case "model":
                    _model ??= _read.Text(value, path);
                    break;
                case "input":
                    _hasInput = true;
                    ReadInput(value);
                    break;
                case "dimensions":
                    _dimensions = (int?)_read.Whole(value, path, least: 1);
                    break;
                case "encoding_format":
                    ReadEncoding(value, path);
                    break;
                case "user":
                    break;
                default:
                    _read.Keep(path, value);
                    break;
            }
        }

        if (string.IsNullOrWhiteSpace(_model))
        {
            _read.Missing("model", "name a model or a route");
        }

        if (!_hasInput)
        {
            _read.Missing("input", "a text, or a list of texts, is expected");
        }
    }

    private void ReadInput(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            Add(value, "input");
            return;
        }

        bool empty = value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0;
        if (value.ValueKind != JsonValueKind.Array || empty)
        {
            string found = empty ? "an empty list" : AskReader.Shown(value);
            _read.Fault("input", found, "a text or a list of texts is expected");
            return;
        }

        foreach ((JsonElement item, string place) in _read.List(value, "input"))
        {
            Add(item, place);
        }
    }

    // Each model has tokens of its own, which mean other texts to another provider's.
    private void Add(JsonElement item, string place)
    {
        if (item.ValueKind is JsonValueKind.Number or JsonValueKind.Array)
        {
            _read.Fault("input", "a list of tokens",
                "only a provider of OpenAI's protocol takes tokens; send texts, or name a model of such a provider");
        }
        else if (_read.Text(item, place) is { } text)
        {
            if (text.Length == 0)
            {
                _read.Fault(place, "an empty text", "a text that is not empty is expected");
            }

            _texts.Add(text);
        }
    }

    private void ReadEncoding(JsonElement value, string path)
    {
        string? word = _read.Text(value, path);
        _packed = word == "base64";
        if (word is not (null or "base64" or "float"))
        {
            _read.Fault(path, AskReader.Shown(value), "float or base64 is expected");
        }
    }
}
