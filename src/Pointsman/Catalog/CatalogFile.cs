namespace Pointsman;

/// <summary>One file of a catalog, wherever it came from; the library itself opens none.</summary>
/// <param name="Path">The path below the catalog's folder, with forward slashes:
/// <c>facts/litellm/offers.jsonl</c>.</param>
/// <param name="Utf8">Its content.</param>
public sealed record CatalogFile(string Path, ReadOnlyMemory<byte> Utf8);
