using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Projections;

/// <summary>
/// The content of a file, by which the compiler distinguishes files in the location of an interceptor. It refuses a location
/// in one of two files of equal content (CS9233).
/// </summary>
internal static class FileContent
{
    /// <summary>Equal for files of equal content. The compiler keeps it with the text.</summary>
    public static string GetHash(SyntaxTree tree, CancellationToken cancellationToken) =>
        Convert.ToBase64String(tree.GetText(cancellationToken).GetContentHash().ToArray());
}
