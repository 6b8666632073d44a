import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Checks PDF files against PDF/UA-1 and PDF/A-3a with veraPDF, all in one run of the machine.
 *
 * <p>Each argument is a file. For each file and profile it prints one line: the file, the profile,
 * "ok" or "failed", and the broken rules with how often and why, with tabs between. Run it as
 * {@code java -cp CLASSPATH Check.java FILE...}.
 */
public class Check {
  private static final Map<String, String> PROFILES = Map.of("ua1", "PDFUA-1", "3a", "PDFA-3A");
  private static final int MOST_FAULTS = 2000;

  public static void main(String[] files) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    for (Map.Entry<String, String> each : new TreeMap<>(PROFILES).entrySet()) {
      String resource = "/org/verapdf/pdfa/validation/" + each.getValue() + ".xml";
      ValidationProfile profile;
      try (InputStream text = Check.class.getResourceAsStream(resource)) {
        profile = Profiles.profileFromXml(text);
      }
      PDFAFlavour flavour = PDFAFlavour.byFlavourId(each.getKey());
      for (String file : files) {
        System.out.println(file + "\t" + each.getKey() + "\t" + verdict(file, flavour, profile));
      }
    }
  }

  private static String verdict(String file, PDFAFlavour flavour, ValidationProfile profile) {
    try (InputStream data = Files.newInputStream(Path.of(file));
        PDFAParser parser = Foundries.defaultInstance().createParser(data, flavour);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(profile, MOST_FAULTS, false, false, false)) {
      ValidationResult result = validator.validate(parser);
      Map<String, Integer> counts = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
          counts.merge(rule + " " + assertion.getMessage(), 1, Integer::sum);
        }
      }
      return result.isCompliant() ? "ok\t" : "failed\t" + counts;
    } catch (Exception fault) {
      return "failed\t" + fault;
    }
  }
}
