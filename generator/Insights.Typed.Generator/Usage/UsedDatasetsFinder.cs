using System.Text.RegularExpressions;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.References;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Insights.Typed.Generator.Usage;

/// <summary>
/// Finds the datasets that the files of a project name. It searches their text, so it also finds names in comments, strings and markup from
/// which another generator writes code. A name that is not a use only costs time. Where the text does not decide, all datasets are used.
/// </summary>
internal static class UsedDatasetsFinder
{
    /// <summary>
    /// Another project can use the internal types, or the project can search for types by reflection or find one by a name that it computes.
    /// The attributes that the SDK writes for each assembly do not match.
    /// </summary>
    private static readonly Regex OtherUsePattern = new(
        @"InternalsVisibleTo|\bAssembly\b|\bAssemblies\b|GetAssembl|FromAssembl|\bGetTypes\b|\bGetType\s*\(\s*[^\s)]", RegexOptions.CultureInvariant);

    /// <summary>A use of the classes that the properties of all datasets are in. Without a known property after it, any of them can be meant.</summary>
    private static readonly Regex StartPattern = new($@"\b({GeneratedNames.Datasets}|{GeneratedNames.SystemQueries})\b(?:\s*\.\s*@?(?<member>\w+))?", RegexOptions.CultureInvariant);

    /// <param name="compilation">The compilation without generated files.</param>
    /// <param name="otherTexts">The texts of files from which another generator writes code.</param>
    /// <param name="datasets">All datasets of the project.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static UsedDatasets Find(Compilation compilation, IEnumerable<string> otherTexts, EquatableArray<ResolvedDataset> datasets, CancellationToken cancellationToken)
    {
        var unnamed = datasets.Where(dataset => dataset.IsGenerated).ToDictionary(dataset => dataset.Dataset.Identifier, GetTypeNames, StringComparer.Ordinal);
        var members = new HashSet<string>(datasets.SelectMany(GetTypeNames), StringComparer.Ordinal);
        foreach (var text in compilation.SyntaxTrees.Select(tree => ReadText(tree, cancellationToken)).Concat(otherTexts))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (text is null || OtherUsePattern.IsMatch(text) || StartPattern.Matches(text).Cast<Match>().Any(start => !members.Contains(start.Groups["member"].Value)))
            {
                return UsedDatasets.All;
            }

            foreach (var named in unnamed.Where(dataset => dataset.Value.Exists(text.Contains)).Select(dataset => dataset.Key).ToList())
            {
                unnamed.Remove(named);
            }
        }

        return new UsedDatasets(datasets.Select(dataset => dataset.Dataset.Identifier).Where(identifier => !unnamed.ContainsKey(identifier)).ToEquatableArray());
    }

    /// <summary>Gets the names that the names of a dataset's types start with.</summary>
    private static List<string> GetTypeNames(ResolvedDataset dataset) => [dataset.Dataset.Identifier, .. dataset.Dataset.SystemQueries.Select(query => query.Identifier)];

    /// <summary>Gets the text of a file, or null if a name in it contains escaped characters.</summary>
    private static string? ReadText(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken).ToString();
        var canContainEscape = text.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0;
        return canContainEscape && tree.GetRoot(cancellationToken).DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.Text.Contains("\\")) ? null : text;
    }
}
