using System.Text.Json;

namespace Pointsman.Providers;

// What a request says of sampling, limits and effort.
public ref partial struct RequestScanner
{
    private const int None = 1;
    private const int Medium = 4;

    private void Setting(ReadOnlySpan<byte> name)
    {
        bool limit = name.SequenceEqual("max_tokens"u8) || name.SequenceEqual("max_completion_tokens"u8)
            || name.SequenceEqual("max_output_tokens"u8) || name.SequenceEqual("maxOutputTokens"u8);
        bool heat = name.SequenceEqual("temperature"u8), seed = name.SequenceEqual("seed"u8);
        bool count = name.SequenceEqual("n"u8) || name.SequenceEqual("candidateCount"u8);
        bool tier = name.SequenceEqual("service_tier"u8);
        _reader.Read();
        if (limit && _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt32(out int most))
        {
            _maxOutput = Math.Max(0, most);
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
        else if (count && _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt32(out int choices))
        {
            _choices = Math.Clamp(choices, 1, 1_000);
        }
        else if (tier && _reader.TokenType == JsonTokenType.String && _reader.ValueTextEquals("flex"u8))
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
            _effort = name.SequenceEqual("thinkingConfig"u8) ? Math.Max(_effort, Medium) : _effort;
            bool json = name.StartsWith("responseSchema"u8) || name.StartsWith("responseJson"u8);
            _traits |= json ? RequestTraits.Json : 0;
            Setting(name);
        }
    }

    // How hard the model is to think: a word of the scale anywhere in the value; thinking without one is medium.
    private void Effort()
    {
        int depth = _reader.CurrentDepth;
        bool nested = _reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        _effort = Medium;
        do
        {
            if (_reader.TokenType == JsonTokenType.String)
            {
                ReadOnlySpan<byte> word = _reader.ValueSpan;
                _effort = word.SequenceEqual("disabled"u8) || word.SequenceEqual("none"u8) ? None
                    : word.SequenceEqual("minimal"u8) ? 2
                    : word.SequenceEqual("low"u8) ? 3
                    : word.SequenceEqual("high"u8) ? 5
                    : word.SequenceEqual("xhigh"u8) || word.SequenceEqual("max"u8) ? 6
                    : _effort;
            }
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
