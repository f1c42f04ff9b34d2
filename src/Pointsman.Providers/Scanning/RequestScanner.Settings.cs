using System.Text;
using System.Text.Json;

namespace Pointsman.Providers;

// What a request says of sampling, limits and effort.
public ref partial struct RequestScanner
{
    private const int None = 1;
    private const int Medium = 4;

    private void Setting(scoped ReadOnlySpan<byte> name)
    {
        bool limit = name.SequenceEqual("max_tokens"u8) || name.SequenceEqual("max_completion_tokens"u8)
            || name.SequenceEqual("max_output_tokens"u8) || name.SequenceEqual("maxOutputTokens"u8);
        bool heat = name.SequenceEqual("temperature"u8), seed = name.SequenceEqual("seed"u8);
        bool count = name.SequenceEqual("n"u8) || name.SequenceEqual("candidateCount"u8)
            || name.SequenceEqual("candidate_count"u8);
        bool tier = name.SequenceEqual("service_tier"u8);
        _reader.Read();
        if (limit && _reader.TokenType == JsonTokenType.Number)
        {
            _maxOutput = Math.Max(0, Whole());
        }
        else if (heat && _reader.TokenType == JsonTokenType.Number)
        {
            _hot |= _reader.TryGetDouble(out double temperature) && temperature > 0;
            _traits |= _hot ? 0 : RequestTraits.Deterministic;
        }
        else if (seed && _reader.TokenType == JsonTokenType.Number)
        {
            _traits |= RequestTraits.Deterministic;
        }
        else if (count && _reader.TokenType == JsonTokenType.Number)
        {
            _choices = Math.Clamp(Whole(), 1, 1_000);
        }
        else if (tier && _reader.TokenType == JsonTokenType.String && Says("flex"u8))
        {
            _traits |= RequestTraits.Flexible;
        }

        _reader.Skip();
    }

    private void GenerationConfig()
    {
        _reader.Read();
        int depth = _reader.CurrentDepth;
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            _reader.Skip();
            return;
        }

        while (_reader.Read() && _reader.CurrentDepth > depth)
        {
            if (_reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            ReadOnlySpan<byte> name = _reader.ValueSpan;
            if (name.SequenceEqual("thinkingConfig"u8) || name.SequenceEqual("thinking_config"u8))
            {
                _reader.Read();
                Effort();
            }
            else if (name.SequenceEqual("responseMimeType"u8) || name.SequenceEqual("response_mime_type"u8))
            {
                _reader.Read();
                _traits |= HasText("application/json"u8) ? RequestTraits.Json : 0;
            }
            else
            {
                bool json = name.StartsWith("responseSchema"u8) || name.StartsWith("responseJson"u8)
                    || name.StartsWith("response_schema"u8) || name.StartsWith("response_json"u8);
                _traits |= json ? RequestTraits.Json | RequestTraits.Schema : 0;
                Setting(name);
            }
        }
    }

    // Anthropic's place for the effort and the form of the answer.
    private void OutputConfig()
    {
        _reader.Read();
        int depth = _reader.CurrentDepth;
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            _reader.Skip();
            return;
        }

        while (_reader.Read() && _reader.CurrentDepth > depth)
        {
            bool effort = _reader.ValueSpan.SequenceEqual("effort"u8);
            bool form = _reader.ValueSpan.SequenceEqual("format"u8);
            _reader.Read();
            if (effort)
            {
                Effort();
            }
            else if (form)
            {
                Form();
            }
            else
            {
                _reader.Skip();
            }
        }
    }

    // The number that the reader stands on; one that is larger than any count is the largest.
    private readonly int Whole() => _reader.TryGetInt32(out int whole) ? whole
        : _reader.TryGetDouble(out double number) ? (int)Math.Clamp(number, int.MinValue, int.MaxValue)
        : 0;

    // How hard the model is to think: a word of the scale anywhere in the value; thinking without one is medium, and
    // thinking with nothing to spend is none.
    private void Effort()
    {
        if (_reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        int depth = _reader.CurrentDepth;
        bool nested = _reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        int? told = null;
        do
        {
            bool nothing = _reader.TokenType == JsonTokenType.Number && _reader.ValueSpan.SequenceEqual("0"u8);
            told = nothing ? None
                : _reader.TokenType == JsonTokenType.String ? Effort(_reader.ValueSpan) ?? told
                : told;
        }
        while (nested && _reader.Read() && _reader.CurrentDepth > depth);
        _effort = told ?? (_effort == 0 ? Medium : _effort);
    }

    private static int? Effort(ReadOnlySpan<byte> word) =>
        Is(word, "disabled"u8) || Is(word, "none"u8) ? None
        : Is(word, "minimal"u8) ? 2
        : Is(word, "low"u8) ? 3
        : Is(word, "medium"u8) ? Medium
        : Is(word, "high"u8) ? 5
        : Is(word, "xhigh"u8) || Is(word, "max"u8) ? 6
        : null;

    // Gemini writes its words in capitals.
    private static bool Is(ReadOnlySpan<byte> word, ReadOnlySpan<byte> known) => Ascii.EqualsIgnoreCase(word, known);

    // The form of the answer that the value asks for; the reader is left at its end.
    private void Form()
    {
        int depth = _reader.CurrentDepth;
        bool nested = _reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        do
        {
            bool word = _reader.TokenType == JsonTokenType.String && _reader.ValueSpan.StartsWith("json_"u8);
            bool schema = word && _reader.ValueSpan.SequenceEqual("json_schema"u8);
            _traits |= (word ? RequestTraits.Json : 0) | (schema ? RequestTraits.Schema : 0);
        }
        while (nested && _reader.Read() && _reader.CurrentDepth > depth);
    }

    // Whether a text in the value that the reader stands on begins so; the reader is left at the value's end.
    private bool HasText(ReadOnlySpan<byte> start)
    {
        bool found = false;
        int depth = _reader.CurrentDepth;
        bool nested = _reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        do
        {
            found |= _reader.TokenType == JsonTokenType.String && _reader.ValueSpan.StartsWith(start);
        }
        while (nested && _reader.Read() && _reader.CurrentDepth > depth);
        return found;
    }
}
