package dev.fermata.samples;

/** A row of a file of cities; its population is -1 if it is not known. */
record City(String country, String name, long population, double latitude, double longitude) {
  static final String HEADER = "Country,City,AccentCity,Region,Population,Latitude,Longitude";

  private static final int FIELDS = 7;
  private static final int POPULATION = 4;
  private static final int LATITUDE = 5;
  private static final int LONGITUDE = 6;
  private static final double POLE = 90;
  private static final double DATE_LINE = 180;

  /** Why a row is none. The message is a reason, equal for equal mistakes. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String reason) {
      super(reason);
    }
  }

  /** Reads a row whose fields are separated by commas and not quoted. */
  static City parse(String row) throws MalformedException {
    String[] fields = row.split(",", -1);
    if (fields.length != FIELDS) {
      throw new MalformedException("not 7 fields");
    }
    if (fields[0].length() != 2) {
      throw new MalformedException("country is not 2 letters");
    }
    try {
      String people = fields[POPULATION];
      City city =
          new City(
              fields[0],
              fields[2],
              people.isEmpty() ? -1 : Long.parseUnsignedLong(people),
              Double.parseDouble(fields[LATITUDE]),
              Double.parseDouble(fields[LONGITUDE]));
      if (!(Math.abs(city.latitude) <= POLE && Math.abs(city.longitude) <= DATE_LINE)) {
        throw new MalformedException("place is not on Earth");
      }
      return city;
    } catch (NumberFormatException noNumber) {
      throw new MalformedException("not a number");
    }
  }
}
