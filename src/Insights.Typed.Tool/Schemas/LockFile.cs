using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Schemas;

/// <summary>
/// <c>insights.lock.json</c>: the service, the response from which the schema files were written, and the version of
/// the tool. It contains no time: the same response results in the same bytes.
/// </summary>
internal static class LockFile
{
    public const string DefaultName = "insights.lock.json";

    public static string ToolVersion { get; } = typeof(LockFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Creates the content for a response.</summary>
    /// <param name="offered">All datasets that the service offers.</param>
    /// <param name="datasets">The datasets with a schema file, as they are in it after the refresh.</param>
    public static byte[] Create(OfferedDatasets offered, IEnumerable<ServiceDataset> datasets)
    {
        var document = new JsonObject
        {
            ["tool"] = ToolVersion,
            ["source"] = offered.LockFileSource,
            ["response"] = ComputeHash(offered.Datasets),
            ["datasets"] = new JsonObject(datasets
                .OrderBy(dataset => dataset.Name, StringComparer.Ordinal)
                .Select(dataset => KeyValuePair.Create(dataset.Name, (JsonNode?)ComputeHash([dataset])))),
        };
        return Encoding.UTF8.GetBytes(JsonText.Serialize(document) + "\n");
    }

    /// <summary>Computes the hash of the datasets' content, in the service's order, independent of the response's format.</summary>
    public static string ComputeHash(IEnumerable<ServiceDataset> datasets)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var dataset in datasets)
        {
            hash.AppendData(DatasetWriter.Write(SchemaFileForm.OneDataset, [new DatasetPart(dataset, null)]));
        }

        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether the existing file has the same meaning, so that it is not changed.</summary>
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
