using System.Buffers;
using System.Text.Json;

namespace Pointsman.Providers;

// The texts of a request, and what comes with them.
public ref partial struct RequestScanner
{
    // How much of a text is looked at to tell what it is.
    private const int Head = 256;

    private static readonly SearchValues<byte> Base64 = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_\\"u8);

    private void Conversation()
    {
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            _messages++;
            Texts();
            return;
        }

        int depth = _reader.CurrentDepth;
        while (_reader.Read() && _reader.CurrentDepth > depth)
        {
            _messages += _reader.CurrentDepth == depth + 1
                && _reader.TokenType is JsonTokenType.StartObject or JsonTokenType.String ? 1 : 0;
            Part();
        }
    }

    // One token of a conversation.
    private void Part()
    {
        if (_reader.TokenType == JsonTokenType.String)
        {
            Text();
        }
        else if (_reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = _reader.ValueSpan;
            bool kind = name.SequenceEqual("type"u8) || name.SequenceEqual("mimeType"u8)
                || name.SequenceEqual("mime_type"u8) || name.SequenceEqual("role"u8);
            bool bulk = name.SequenceEqual("data"u8) || name.SequenceEqual("file_data"u8);
            if (kind && _reader.Read())
            {
                Kind(_reader.ValueSpan);
            }
            else if (bulk && _reader.Read()
                && !(_reader.TokenType == JsonTokenType.String && IsBinary(_reader.ValueSpan)))
            {
                Part();
            }
        }
    }

    private void Kind(ReadOnlySpan<byte> kind)
    {
        if (_reader.TokenType != JsonTokenType.String)
        {
            return;
        }

        if (kind.StartsWith("image"u8) || kind.SequenceEqual("input_image"u8))
        {
            _traits |= RequestTraits.Images;
        }
        else if (kind.StartsWith("audio"u8) || kind.SequenceEqual("input_audio"u8))
        {
            _traits |= RequestTraits.Audio;
        }
        else if (kind.EndsWith("file"u8) || kind.SequenceEqual("document"u8) || kind.StartsWith("application/"u8))
        {
            _traits |= RequestTraits.Files;
        }
        else if (kind.SequenceEqual("system"u8) || kind.SequenceEqual("developer"u8))
        {
            _traits |= RequestTraits.System;
        }
    }

    // Texts stand under such keys as well, and whoever put one there would reserve nothing for it.
    private static bool IsBinary(ReadOnlySpan<byte> value) =>
        value[..Math.Min(value.Length, Head)].IndexOfAnyExcept(Base64) < 0;

    private void Text()
    {
        ReadOnlySpan<byte> text = _reader.ValueSpan;
        if (text.StartsWith("data:"u8) && text[..Math.Min(text.Length, Head)].IndexOf(";base64,"u8) >= 0)
        {
            return;
        }

        _textBytes += text.Length;
        if ((_traits & RequestTraits.Code) == 0 && text.IndexOf("```"u8) >= 0)
        {
            _traits |= RequestTraits.Code;
        }
    }

    // All texts below the value that the reader stands on.
    private void Texts()
    {
        int depth = _reader.CurrentDepth;
        if (_reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            Part();
            return;
        }

        while (_reader.Read() && _reader.CurrentDepth > depth)
        {
            Part();
        }
    }

    private void Tools()
    {
        _reader.Read();
        int depth = _reader.CurrentDepth;
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            _reader.Skip();
            return;
        }

        while (_reader.Read() && _reader.CurrentDepth > depth)
        {
            bool one = _reader.TokenType == JsonTokenType.StartObject && _reader.CurrentDepth == depth + 1;
            _tools += one ? 1 : 0;
            _textBytes += _reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
                ? _reader.ValueSpan.Length
                : 0;
        }
    }
}
