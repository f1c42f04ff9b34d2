namespace Pointsman.Server;

/// <summary>The word that people write for a value, where its name in lower case is not it.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class WordAttribute(string word) : Attribute
{
    public string Word => word;
}
