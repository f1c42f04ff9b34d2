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
            Begin(speaks: true);
            Texts();
            End();
            return;
        }

        int depth = _reader.CurrentDepth;
        while (_reader.Read() && _reader.CurrentDepth > depth)
        {
            bool message = _reader.CurrentDepth == depth + 1;
            if (message && _reader.TokenType is JsonTokenType.StartObject or JsonTokenType.String)
            {
                _messages++;
                Begin(speaks: _reader.TokenType == JsonTokenType.String);
            }

            Part();
            if (message && _reader.TokenType is JsonTokenType.EndObject or JsonTokenType.String)
            {
                End();
            }
        }
    }

    private void Begin(bool speaks)
    {
        _current.Clear();
        _speaker = Speaker.Unknown;
        _speaks = speaks;
    }

    // Whose message it was is known when it ends: the role may stand behind the text.
    private void End()
    {
        bool result = _speaker == Speaker.Tool;
        _traits = result ? _traits | RequestTraits.ToolResult : _traits & ~RequestTraits.ToolResult;
        switch (_speaker)
        {
            case Speaker.User or Speaker.Unknown:
                _turns++;
                _question = _current;
                break;
            case Speaker.System:
                _instructions = _current;
                break;
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
            _speaks = false;
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("role"u8):
                    _reader.Read();
                    Role(_reader.ValueSpan);
                    break;
                case 4 when name.SequenceEqual("type"u8):
                case 8 when name.SequenceEqual("mimeType"u8):
                case 9 when name.SequenceEqual("mime_type"u8):
                    _reader.Read();
                    Kind(_reader.ValueSpan);
                    break;
                case 4 when name.SequenceEqual("data"u8):
                case 9 when name.SequenceEqual("file_data"u8):
                    _reader.Read();
                    if (!(_reader.TokenType == JsonTokenType.String && IsBinary(_reader.ValueSpan)))
                    {
                        Part();
                    }

                    break;
                case 16 when name.SequenceEqual("functionResponse"u8):
                case 17 when name.SequenceEqual("function_response"u8):
                    _speaker = Speaker.Tool;
                    break;
                default:
                    _speaks = name.SequenceEqual("text"u8) || name.SequenceEqual("content"u8);
                    break;
            }
        }
    }

    // What a tool says is no turn of the user, whatever the role of the message that brings it.
    private void Role(ReadOnlySpan<byte> role)
    {
        if (_reader.TokenType != JsonTokenType.String || _speaker == Speaker.Tool)
        {
            return;
        }

        _speaker = role.SequenceEqual("user"u8) ? Speaker.User
            : role.SequenceEqual("system"u8) || role.SequenceEqual("developer"u8) ? Speaker.System
            : role.SequenceEqual("tool"u8) || role.SequenceEqual("function"u8) ? Speaker.Tool
            : Speaker.Model;
        _traits |= _speaker == Speaker.System ? RequestTraits.System : 0;
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
        else if (kind.SequenceEqual("tool_result"u8) || kind.EndsWith("_call_output"u8))
        {
            _speaker = Speaker.Tool;
        }
        else if (kind.EndsWith("_call"u8) && _speaker == Speaker.Unknown)
        {
            _speaker = Speaker.Model;
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

        int length = _reader.ValueTextLength;
        _textBytes += length;
        _largest = Math.Max(_largest, length);
        if (_reader.ValueHasFence)
        {
            _traits |= RequestTraits.Code;
            _reader.LooksForFences = false;
        }

        if (_speaks)
        {
            int start = (int)_reader.TokenStartIndex + 1;
            _current.Add(new TextPiece(start, text.Length, length));
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
                ? _reader.ValueTextLength
                : 0;
        }
    }
}
