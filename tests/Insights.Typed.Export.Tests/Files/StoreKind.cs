namespace Insights.Typed.Export.Tests.Files;

/// <summary>The places for files that the tests export to.</summary>
public enum StoreKind
{
    Folder,
    Blob,
}
