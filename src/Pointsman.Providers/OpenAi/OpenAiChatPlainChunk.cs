using System.Text.Json;
using System.Text.Unicode;

namespace Pointsman.Providers;

/// <summary>
/// Reads the chunk that nearly every piece of a stream is, one choice with a piece of text or of thought, without
/// making a document of it. Whatever else may stand in a chunk is refused here and read as a document, so that there is
/// one place that knows what it means.
/// </summary>
internal sealed class OpenAiChatPlainChunk
{
    private static readonly JsonReaderOptions Limits = new() { MaxDepth = JsonBody.MaxDepth };

    // The same in each chunk of an answer, so that they are taken over from the last.
    private string? _id;
    private string? _model;
    private string? _fingerprint;
    private string? _tier;
    private bool _isPlain;
    private bool _hasEscapes;
    private string? _reasoningContent;
    private string? _reasoning;

    /// <summary>The answer's name.</summary>
    public string? Id => _id;

    /// <summary>The model's name.</summary>
    public string? Model => _model;

    /// <summary>The configuration that the provider ran with.</summary>
    public string? Fingerprint => _fingerprint;

    /// <summary>The tier that the request was served in.</summary>
    public string? Tier => _tier;

    /// <summary>When the answer was made, in seconds of Unix.</summary>
    public long? Created { get; private set; }

    /// <summary>A piece of the text.</summary>
    public string? Content { get; private set; }

    /// <summary>A piece of the reasoning.</summary>
    public string? Thought => _reasoningContent ?? _reasoning;

    /// <summary>Reads a chunk; false where it is no plain one, and then nothing that was read counts.</summary>
    public bool TryRead(ReadOnlySpan<byte> data)
    {
        if (!Utf8.IsValid(data))
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(data, Limits);
            (string? id, string? model, string? fingerprint, string? tier) = (_id, _model, _fingerprint, _tier);
            (_id, _model, _fingerprint, _tier) = (null, null, null, null);
            (Created, Content, _reasoningContent, _reasoning, _isPlain) = (null, null, null, null, true);
            _hasEscapes = data.IndexOf("\\u"u8) >= 0;
            bool choice = false;
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (_isPlain && Name(ref reader))
            {
                if (reader.ValueTextEquals("choices"u8))
                {
                    choice = ReadChoices(ref reader);
                }
                else if (reader.ValueTextEquals("id"u8))
                {
                    _id = Text(ref reader, id);
                }
                else if (reader.ValueTextEquals("model"u8))
                {
                    _model = Text(ref reader, model);
                }
                else if (reader.ValueTextEquals("created"u8))
                {
                    Created = Seconds(ref reader);
                }
                else if (reader.ValueTextEquals("system_fingerprint"u8))
                {
                    _fingerprint = Text(ref reader, fingerprint);
                }
                else if (reader.ValueTextEquals("service_tier"u8))
                {
                    _tier = Text(ref reader, tier);
                }
                else if (reader.ValueTextEquals("usage"u8) || reader.ValueTextEquals("error"u8)
                    || reader.ValueTextEquals("x_groq"u8))
                {
                    Nothing(ref reader);
                }
                else
                {
                    Skip(ref reader);
                }
            }

            return _isPlain && choice && !reader.Read();
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException)
        {
            // No JSON, or half of a character: the document knows what to make of either.
            return false;
        }
    }

    private bool ReadChoices(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return _isPlain = false;
        }

        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return _isPlain = false;
        }

        // A list that stands there twice counts as the second says it.
        (Content, _reasoningContent, _reasoning) = (null, null, null);
        while (_isPlain && Name(ref reader))
        {
            if (reader.ValueTextEquals("delta"u8))
            {
                ReadDelta(ref reader);
            }
            else if (reader.ValueTextEquals("index"u8))
            {
                reader.Read();
                _isPlain = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long index) && index == 0;
            }
            else if (reader.ValueTextEquals("finish_reason"u8) || reader.ValueTextEquals("logprobs"u8)
                || reader.ValueTextEquals("usage"u8) || reader.ValueTextEquals("error"u8)
                || reader.ValueTextEquals("message"u8))
            {
                Nothing(ref reader);
            }
            else
            {
                Skip(ref reader);
            }
        }

        return _isPlain = _isPlain && reader.Read() && reader.TokenType == JsonTokenType.EndArray;
    }

    private void ReadDelta(ref Utf8JsonReader reader)
    {
        reader.Read();
        _isPlain = reader.TokenType == JsonTokenType.StartObject;
        (Content, _reasoningContent, _reasoning) = (null, null, null);
        while (_isPlain && Name(ref reader))
        {
            if (reader.ValueTextEquals("content"u8))
            {
                Content = Text(ref reader, null);
            }
            else if (reader.ValueTextEquals("reasoning_content"u8))
            {
                _reasoningContent = Text(ref reader, null);
            }
            else if (reader.ValueTextEquals("reasoning"u8))
            {
                _reasoning = Text(ref reader, null);
            }
            else if (reader.ValueTextEquals("tool_calls"u8) || reader.ValueTextEquals("images"u8)
                || reader.ValueTextEquals("refusal"u8))
            {
                Nothing(ref reader);
            }
            else
            {
                Skip(ref reader);
            }
        }
    }

    // The name of the next field; false behind the last. A name with an escape in it may be no text at all.
    private bool Name(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
        {
            return false;
        }

        _isPlain &= !reader.ValueIsEscaped;
        return _isPlain;
    }

    private string? Text(ref Utf8JsonReader reader, string? last)
    {
        reader.Read();
        _isPlain &= reader.TokenType is JsonTokenType.String or JsonTokenType.Null;
        return reader.TokenType != JsonTokenType.String ? null
            : last is not null && reader.ValueTextEquals(last) ? last
            : reader.GetString();
    }

    private long? Seconds(ref Utf8JsonReader reader)
    {
        reader.Read();
        long seconds = 0;
        _isPlain &= reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out seconds);
        return _isPlain ? seconds : null;
    }

    // A chunk is bad in which any name is no text, wherever it stands.
    private void Skip(ref Utf8JsonReader reader)
    {
        reader.Read();
        _isPlain &= !_hasEscapes || reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
        reader.Skip();
    }

    private void Nothing(ref Utf8JsonReader reader)
    {
        reader.Read();
        _isPlain &= reader.TokenType == JsonTokenType.Null;
    }
}
