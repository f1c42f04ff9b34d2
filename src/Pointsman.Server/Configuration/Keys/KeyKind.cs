namespace Pointsman.Server;

/// <summary>What stands under a key.</summary>
internal enum KeyKind
{
    Text,
    Secret,
    YesNo,
    Whole,
    Number,
    Share,
    Money,
    Duration,
    Bytes,
    Word,
    Words,
    Secrets,
    SecretMap,
    Part,
    Map,
    List,
    Pairs,
    Anything,
}
