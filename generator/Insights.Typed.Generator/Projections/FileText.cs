using System.Buffers;
using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Projections;

/// <summary>
/// Searches the text of a file. Most files have no query, and their syntax nodes, which the compiler creates when they are first
/// visited, are not necessary to know that.
/// </summary>
internal static class FileText
{
    private const int BufferLength = 4096;

    /// <summary>An identifier can contain escaped characters, so that its name is not in the text.</summary>
    private static readonly string[] Names = [GeneratedNames.Datasets, GeneratedNames.QuerySuffix, "\\u", "\\U"];

    private static readonly int Overlap = Names.Max(name => name.Length) - 1;

    /// <summary>Determines whether a file can contain a name that <see cref="DatasetOrigin.CanNameDataset"/> accepts.</summary>
    public static bool CanNameDataset(SourceText text)
    {
        var buffer = ArrayPool<char>.Shared.Rent(BufferLength);
        try
        {
            for (var start = 0; start < text.Length; start += buffer.Length - Overlap)
            {
                var length = Math.Min(buffer.Length, text.Length - start);
                text.CopyTo(start, buffer, 0, length);
                foreach (var name in Names)
                {
                    if (buffer.AsSpan(0, length).IndexOf(name.AsSpan()) >= 0)
                    {
                        return true;
                    }
                }
            }

            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}
