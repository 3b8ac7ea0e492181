using System.CommandLine;

namespace Insights.Typed.Tool.Schemas;

/// <summary>The option for a project whose build does not include the shipped schema files.</summary>
internal static class ShippedSchemaOption
{
    public static Option<bool> Create() => new("--no-shipped")
    {
        Description = "Only the schema files of the folder, without the library's, as in a project with the property InsightsShippedSchemas=false.",
    };
}
