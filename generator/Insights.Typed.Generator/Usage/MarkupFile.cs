using Insights.Typed.Generator.Manifest;
using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Usage;

/// <summary>A file that can contain C# or names of types, from which another generator writes code.</summary>
/// <remarks>Other files are not read: the compiler reports one that is missing or binary as soon as a generator reads it.</remarks>
internal static class MarkupFile
{
    private static readonly string[] OtherExtensions = [".xaml", ".axaml"];

    public static bool IsMarkupFile(AdditionalText file) =>
        RazorFile.IsRazorFile(file) || Array.Exists(OtherExtensions, extension => file.Path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
}
