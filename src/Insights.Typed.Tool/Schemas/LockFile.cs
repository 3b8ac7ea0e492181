using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Schemas;

/// <summary>
/// <c>insights.lock.json</c>: which answer of which service the schema files were written from, and by which version of
/// the tool. No clock: the same answer gives the same bytes.
/// </summary>
internal static class LockFile
{
    public const string DefaultName = "insights.lock.json";

    public static string ToolVersion { get; } = typeof(LockFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The content for an answer.</summary>
    /// <param name="offered">All that the service offers.</param>
    /// <param name="datasets">Those that have a schema file, as they are in it after the refresh.</param>
    public static byte[] Create(OfferedDatasets offered, IEnumerable<ServiceDataset> datasets)
    {
        var document = new JsonObject
        {
            ["tool"] = ToolVersion,
            ["source"] = offered.LockFileSource,
            ["answer"] = ComputeHash(offered.Datasets),
            ["datasets"] = new JsonObject(datasets
                .OrderBy(dataset => dataset.Name, StringComparer.Ordinal)
                .Select(dataset => KeyValuePair.Create(dataset.Name, (JsonNode?)ComputeHash([dataset])))),
        };
        return Encoding.UTF8.GetBytes(JsonText.Serialize(document) + "\n");
    }

    /// <summary>Tells one answer from another: of what the datasets say, in the service's order, and not of how the answer was written.</summary>
    public static string ComputeHash(IEnumerable<ServiceDataset> datasets)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var dataset in datasets)
        {
            hash.AppendData(DatasetWriter.Write(SchemaFileForm.OneDataset, [new DatasetPart(dataset, null)]));
        }

        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether what is there already means the same, so that it stays as it is.</summary>
    public static bool HasSameContent(string path, byte[] content)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            return JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllBytes(path)), JsonNode.Parse(content));
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
